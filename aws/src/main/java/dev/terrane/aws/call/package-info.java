/** Calls of AWS's services that are signed by an identity. */
@NullMarked
package dev.terrane.aws.call;

import org.jspecify.annotations.NullMarked;
