/** Timestamps, durations and date formats, and the functions on them. */
@NullMarked
package dev.terrane.hcl.function.time;

import org.jspecify.annotations.NullMarked;
