/** Running many units: in which order, how many at once, and what becomes of the rest when one fails. */
@NullMarked
package dev.terrane.run.queue;

import org.jspecify.annotations.NullMarked;
