/** Paths as Terragrunt's functions speak of them: folders above, repositories, globs. */
@NullMarked
package dev.terrane.config.path;

import org.jspecify.annotations.NullMarked;
