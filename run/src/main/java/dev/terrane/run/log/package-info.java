/** Log records, their levels and formats. */
@NullMarked
package dev.terrane.run.log;

import org.jspecify.annotations.NullMarked;
