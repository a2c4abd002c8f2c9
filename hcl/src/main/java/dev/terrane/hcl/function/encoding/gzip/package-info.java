/** Compresses to the very bytes that Go's {@code compress/gzip} compresses to. */
@NullMarked
package dev.terrane.hcl.function.encoding.gzip;

import org.jspecify.annotations.NullMarked;
