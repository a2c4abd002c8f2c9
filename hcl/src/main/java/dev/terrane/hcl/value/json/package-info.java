/** Values and types as JSON, as cty writes and reads them. */
@NullMarked
package dev.terrane.hcl.value.json;

import org.jspecify.annotations.NullMarked;
