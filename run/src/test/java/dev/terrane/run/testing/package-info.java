/** A workshop for tests of runs: units in a folder, programs that only seem to run, AWS in a box. */
@NullMarked
package dev.terrane.run.testing;

import org.jspecify.annotations.NullMarked;
