/** Signals that the process receives. */
@NullMarked
package dev.terrane.signal;

import org.jspecify.annotations.NullMarked;
