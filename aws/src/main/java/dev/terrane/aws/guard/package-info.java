/** The account guard: in which accounts a command may run. */
@NullMarked
package dev.terrane.aws.guard;

import org.jspecify.annotations.NullMarked;
