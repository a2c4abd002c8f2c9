/** From expressions to values: scopes of variables, lazily evaluated where asked for, and the evaluator. */
@NullMarked
package dev.terrane.hcl.eval;

import org.jspecify.annotations.NullMarked;
