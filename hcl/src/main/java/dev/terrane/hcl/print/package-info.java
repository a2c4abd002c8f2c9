/** Values as text for people: as HCL, in a few words, and as JSON with their type. */
@NullMarked
package dev.terrane.hcl.print;

import org.jspecify.annotations.NullMarked;
