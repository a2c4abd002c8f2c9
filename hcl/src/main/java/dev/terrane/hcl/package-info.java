@NullMarked
package dev.terrane.hcl;

import org.jspecify.annotations.NullMarked;
