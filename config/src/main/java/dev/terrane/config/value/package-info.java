/** A configuration as a value of the language, and as text: what `render` prints and other files read. */
@NullMarked
package dev.terrane.config.value;

import org.jspecify.annotations.NullMarked;
