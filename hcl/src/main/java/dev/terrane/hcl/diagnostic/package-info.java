/** What is wrong with a user's input, where, and what to do about it; and how that is shown. */
@NullMarked
package dev.terrane.hcl.diagnostic;

import org.jspecify.annotations.NullMarked;
