/** The figures of many units: repositories of any size, and how long commands take in them. */
@NullMarked
package dev.terrane.bench.fleet;

import org.jspecify.annotations.NullMarked;
