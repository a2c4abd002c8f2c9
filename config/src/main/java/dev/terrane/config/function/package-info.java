/** Terragrunt's own functions, each bound to the place that its call stands in. */
@NullMarked
package dev.terrane.config.function;

import org.jspecify.annotations.NullMarked;
