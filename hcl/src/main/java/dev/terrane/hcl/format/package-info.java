/** The canonical layout of the native syntax. */
@NullMarked
package dev.terrane.hcl.format;

import org.jspecify.annotations.NullMarked;
