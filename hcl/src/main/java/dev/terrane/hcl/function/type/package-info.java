@NullMarked
package dev.terrane.hcl.function.type;

import org.jspecify.annotations.NullMarked;
