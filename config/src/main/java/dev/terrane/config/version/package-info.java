/** Version numbers and constraints on them, by the rules of hashicorp/go-version, which Terragrunt's users write. */
@NullMarked
package dev.terrane.config.version;

import org.jspecify.annotations.NullMarked;
