/** What holds for any text whatsoever, tried with many texts. */
@NullMarked
package dev.terrane.fuzz;

import org.jspecify.annotations.NullMarked;
