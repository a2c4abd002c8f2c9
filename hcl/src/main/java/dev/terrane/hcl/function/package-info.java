/** Functions that expressions can call: how they are declared, and the ones there are. */
@NullMarked
package dev.terrane.hcl.function;

import org.jspecify.annotations.NullMarked;
