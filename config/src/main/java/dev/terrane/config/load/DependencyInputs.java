package dev.terrane.config.load;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Step;

/** `dependency.NAME.inputs`, which Terragrunt 1.0 removed. */
final class DependencyInputs {

    private DependencyInputs() {}

    static boolean isOne(ScopeTraversal reference) {
        return reference.root().equals("dependency") && reference.steps().size() >= 2
                && reference.steps().get(1) instanceof Step.Attribute attribute && attribute.name().equals("inputs");
    }

    static Diagnostic diagnostic(SourceRange at) {
        return Diagnostic.error("Removed reference",
                "Reading inputs from dependencies was removed in Terragrunt 1.0.", at)
                .withHint("Read an output instead: dependency.NAME.outputs.OUTPUT.");
    }
}
