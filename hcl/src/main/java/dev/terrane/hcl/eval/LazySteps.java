package dev.terrane.hcl.eval;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.Step;
import java.util.Optional;

/** Steps that name one attribute of an object, so that nothing else of it need be evaluated. */
final class LazySteps {
    private LazySteps() {}

    /** The attribute that a step names, as in {@code .a} and {@code ["a"]}. */
    static Optional<String> nameOf(Step step) {
        return switch (step) {
            case Step.Attribute attribute -> Optional.of(attribute.name());
            case Step.Index(Expression.StringLiteral key, var _) -> Optional.of(key.value());
            case Step.Index(Expression.Template key, var _) when key.isConstant()
                    && key.parts().getFirst() instanceof Expression.StringLiteral text ->
                Optional.of(text.value());
            case Step.Index _ -> Optional.empty();
        };
    }
}
