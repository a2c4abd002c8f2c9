/** Lines that a person types at a terminal: keys, editing, history. */
@NullMarked
package dev.terrane.cli.console;

import org.jspecify.annotations.NullMarked;
