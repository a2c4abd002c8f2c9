/** {@code terrane.hcl}: what Terragrunt's file cannot say about a unit's identity. */
@NullMarked
package dev.terrane.config.identity;

import org.jspecify.annotations.NullMarked;
