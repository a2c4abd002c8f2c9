@NullMarked
package dev.terrane.hcl.function.string;

import org.jspecify.annotations.NullMarked;
