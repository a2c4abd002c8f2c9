/** Conversion of values to other types, and the type that several types have in common (HCL specification, "Type Conversions and Unification"). */
@NullMarked
package dev.terrane.hcl.value.convert;

import org.jspecify.annotations.NullMarked;
