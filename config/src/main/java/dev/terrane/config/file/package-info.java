/** Configuration files on disk: their names, their text parsed once, and what can be said of them without evaluating. */
@NullMarked
package dev.terrane.config.file;

import org.jspecify.annotations.NullMarked;
