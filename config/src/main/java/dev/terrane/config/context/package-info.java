/** The world as a configuration sees it: everything that is not in the files, handed in from outside. */
@NullMarked
package dev.terrane.config.context;

import org.jspecify.annotations.NullMarked;
