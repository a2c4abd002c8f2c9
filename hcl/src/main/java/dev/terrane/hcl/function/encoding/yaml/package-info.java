/**
 * YAML as Go's port of libyaml has it, which is what {@code yamldecode} and {@code yamlencode} speak: YAML 1.1's grammar
 * with some of 1.2's scalars.
 */
@NullMarked
package dev.terrane.hcl.function.encoding.yaml;

import org.jspecify.annotations.NullMarked;
