@NullMarked
package dev.terrane.hcl.function.numeric;

import org.jspecify.annotations.NullMarked;
