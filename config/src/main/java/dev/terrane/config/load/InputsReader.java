package dev.terrane.config.load;

import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.FileScope.Stage;
import dev.terrane.config.model.Located;
import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.ObjectConstructor;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the `inputs` attribute of a file. */
final class InputsReader {

    private final FileEvaluation file;

    InputsReader(FileEvaluation file) {
        this.file = file;
    }

    /** The inputs by name, plain; none where the attribute is null. */
    Optional<Map<String, Located<Value>>> read(Attribute attribute) {
        SourceRange at = file.file().source().range(attribute.expression().span());
        Value value = evaluate(attribute);
        boolean offline = file.context().mode() == EvaluationMode.OFFLINE;
        if (offline && !value.isWhollyKnown()) {
            warn(notKnown(value, at));
        }
        Value plain = offline ? PlainValues.withUnknownsAsNull(value) : PlainValues.of(value);
        if (plain.isNull()) {
            return Optional.of(Map.of());
        }
        if (!(plain.type() instanceof ObjectType)) {
            throw new DiagnosticException(Diagnostic.error("Unsuitable value type",
                    "`inputs` must be a map or an object, not " + plain.type().friendlyName() + ".", at));
        }
        Map<String, SourceRange> places = places(attribute.expression());
        Map<String, Located<Value>> inputs = new LinkedHashMap<>();
        plain.entries()
                .forEach((name, input) -> inputs.put(name, new Located<>(input, places.getOrDefault(name, at))));
        return Optional.of(inputs);
    }

    /** Names the inputs of which something is not known. */
    private static Diagnostic notKnown(Value value, SourceRange at) {
        List<String> names = value.isKnown() && value.type() instanceof ObjectType
                ? value.entries().entrySet().stream().filter(input -> !input.getValue().isWhollyKnown())
                        .map(Map.Entry::getKey).toList()
                : List.of();
        String which = names.isEmpty() ? "The inputs depend" : "`" + String.join("`, `", names) + "` depends";
        return Diagnostic.warning("Not known offline",
                which + " on outputs, secrets or commands, which are not asked for"
                        + " offline. What is not known is shown as null.",
                at);
    }

    /** When a configuration is rendered, an attribute that is not there is told and the input is left empty. */
    private Value evaluate(Attribute attribute) {
        Result result = Evaluator.attempt(attribute.expression(), file.file().source(), file.scope(Stage.FULL));
        if (!result.hasErrors()) {
            return result.value();
        }
        boolean tolerable = file.context().mode().renders() && result.diagnostics().stream()
                .anyMatch(problem -> problem.isError() && problem.summary().equals(Evaluator.NO_SUCH_ATTRIBUTE));
        if (!tolerable || !canBeLeftEmpty(result.value())) {
            throw new DiagnosticException(result.diagnostics());
        }
        result.diagnostics().forEach(this::warn);
        return result.value();
    }

    /** What is not known is written as an empty string, which cannot stand for a number, a list or the like. */
    private static boolean canBeLeftEmpty(Value value) {
        Value bare = value.unmark();
        if (!bare.isKnown()) {
            return bare.type() == Type.DYNAMIC || bare.type() == Type.STRING;
        }
        return bare.isNull() || !bare.canIterate()
                || bare.elements().stream().allMatch(InputsReader::canBeLeftEmpty);
    }

    private void warn(Diagnostic problem) {
        file.context().services().notices().warn(file.configFile(), problem);
    }

    private Map<String, SourceRange> places(Expression expression) {
        Map<String, SourceRange> places = new HashMap<>();
        if (expression instanceof ObjectConstructor object) {
            for (ObjectConstructor.Item item : object.items()) {
                if (item.key() instanceof ObjectConstructor.Key.Name name) {
                    places.put(name.name(), file.file().source().range(item.key().span()));
                }
            }
        }
        return places;
    }
}
