@NullMarked
package dev.terrane.hcl.function.hash;

import org.jspecify.annotations.NullMarked;
