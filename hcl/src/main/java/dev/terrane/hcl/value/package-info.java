/** Types and values of the language, its numbers and its operators: what cty defines. */
@NullMarked
package dev.terrane.hcl.value;

import org.jspecify.annotations.NullMarked;
