/** Stacks: the units that a `terragrunt.stack.hcl` describes are generated, cleaned away, and their outputs gathered. */
@NullMarked
package dev.terrane.run.stack;

import org.jspecify.annotations.NullMarked;
