/**
 * The distribution as its users have it: the launcher, started as a process, against real OpenTofu/Terraform and the real AWS provider,
 * in the sandbox and in moto, which is an implementation of AWS by other people.
 */
@NullMarked
package dev.terrane.e2e;

import org.jspecify.annotations.NullMarked;
