/** State backends: what OpenTofu/Terraform are told about them, and making what they need. */
@NullMarked
package dev.terrane.run.backend;

import org.jspecify.annotations.NullMarked;
