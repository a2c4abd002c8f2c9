/** Which identities a unit has, and why: for people and for programs, without any call. */
@NullMarked
package dev.terrane.aws.explain;

import org.jspecify.annotations.NullMarked;
