/** The run of one unit: identity, source, generated files, init, hooks and the command, step by step. */
@NullMarked
package dev.terrane.run.unit;

import org.jspecify.annotations.NullMarked;
