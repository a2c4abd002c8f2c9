/** From files to units: which file includes which, what expressions can refer to, and what is evaluated when. */
@NullMarked
package dev.terrane.config.load;

import org.jspecify.annotations.NullMarked;
