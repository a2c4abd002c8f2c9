@NullMarked
package dev.terrane.hcl.function.encoding;

import org.jspecify.annotations.NullMarked;
