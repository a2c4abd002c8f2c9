@NullMarked
package dev.terrane.hcl.function.filesystem;

import org.jspecify.annotations.NullMarked;
