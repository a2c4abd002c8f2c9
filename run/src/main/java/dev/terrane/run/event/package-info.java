/** What happens to units, as values on one stream, for whoever shows or counts it. */
@NullMarked
package dev.terrane.run.event;

import org.jspecify.annotations.NullMarked;
