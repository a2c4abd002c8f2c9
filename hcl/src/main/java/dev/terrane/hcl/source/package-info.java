/** Source text and places in it: byte offsets in the tree, lines and columns computed when someone asks. */
@NullMarked
package dev.terrane.hcl.source;

import org.jspecify.annotations.NullMarked;
