/** Bringing a tree's HCL files into the standard style. */
@NullMarked
package dev.terrane.run.format;

import org.jspecify.annotations.NullMarked;
