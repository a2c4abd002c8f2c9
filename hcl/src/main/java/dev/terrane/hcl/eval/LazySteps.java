package dev.terrane.hcl.eval;

import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.Step;
import java.util.List;
import java.util.Optional;

/**
 * How far the steps of a reference lead through lazy objects by naming attributes, so that nothing beside these is
 * evaluated.
 *
 * @param binding what the steps that were taken lead to
 * @param rest the steps left to take
 */
record LazySteps(Binding binding, List<Step> rest) {

    static LazySteps take(Binding from, List<Step> steps) {
        Binding current = from;
        int taken = 0;
        while (current instanceof LazyObject object && taken < steps.size()) {
            Optional<Binding> next = nameOf(steps.get(taken)).flatMap(object::attribute);
            if (next.isEmpty()) {
                break;
            }
            current = next.get();
            taken++;
        }
        return new LazySteps(current, steps.subList(taken, steps.size()));
    }

    /** The name in the next step, if that asks a lazy object for an attribute which it does not have. */
    Optional<String> missing() {
        return binding instanceof LazyObject && !rest.isEmpty() ? nameOf(rest.getFirst()) : Optional.empty();
    }

    /** The attribute that a step names, as in {@code .a} and {@code ["a"]}. */
    private static Optional<String> nameOf(Step step) {
        return switch (step) {
            case Step.Attribute attribute -> Optional.of(attribute.name());
            case Step.Index(Expression.StringLiteral key, _) -> Optional.of(key.value());
            case Step.Index _ -> Optional.empty();
        };
    }
}
