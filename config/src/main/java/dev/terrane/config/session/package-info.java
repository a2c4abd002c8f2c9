/** What the units of one run share: parsed files, and answers that are the same for all of them. */
@NullMarked
package dev.terrane.config.session;

import org.jspecify.annotations.NullMarked;
