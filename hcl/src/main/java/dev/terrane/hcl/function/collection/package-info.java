@NullMarked
package dev.terrane.hcl.function.collection;

import org.jspecify.annotations.NullMarked;
