/** Files that are written when a stack is generated: values and autoinclude files. */
@NullMarked
package dev.terrane.config.stack;

import org.jspecify.annotations.NullMarked;
