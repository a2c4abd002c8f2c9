@NullMarked
package dev.terrane.hcl.function.version;

import org.jspecify.annotations.NullMarked;
