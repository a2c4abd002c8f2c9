/** What is particular to OpenTofu and Terraform as child programs: arguments, versions, variables, when init is needed. */
@NullMarked
package dev.terrane.run.terraform;

import org.jspecify.annotations.NullMarked;
