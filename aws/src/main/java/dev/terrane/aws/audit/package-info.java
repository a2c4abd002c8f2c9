/** The audit log: one line for each thing that happened to an identity. */
@NullMarked
package dev.terrane.aws.audit;

import org.jspecify.annotations.NullMarked;
