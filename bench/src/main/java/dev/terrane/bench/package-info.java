/** The figures that Terrane is held to, measured and printed as a table. */
@NullMarked
package dev.terrane.bench;

import org.jspecify.annotations.NullMarked;
