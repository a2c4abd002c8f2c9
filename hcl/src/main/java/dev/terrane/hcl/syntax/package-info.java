/** The native and the JSON syntax: tokens, parsers, and the tree that both give. */
@NullMarked
package dev.terrane.hcl.syntax;

import org.jspecify.annotations.NullMarked;
