/** The identities of one unit: which they are, whether they may be used, and what is told of them. */
@NullMarked
package dev.terrane.aws.unit;

import org.jspecify.annotations.NullMarked;
