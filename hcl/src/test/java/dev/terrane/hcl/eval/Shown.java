package dev.terrane.hcl.eval;

import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.stream.Collectors;

/** Values in one line for tables of cases: the type and the value, {@code ?} for unknown, {@code #} before what is marked. */
public final class Shown {
    private Shown() {}

    /** {@code number 3}, {@code list(string) ["a"]}; or the place of the first error and its summary. */
    static String evaluated(String expression, Scope scope) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("test", expression));
        if (parsed.hasErrors()) {
            return "syntax error";
        }
        Result result = Evaluator.attempt(parsed.expression(), parsed.source(), scope);
        if (result.hasErrors()) {
            return "error: " + result.diagnostics().getFirst().summary();
        }
        return of(result.value());
    }

    public static String of(Value value) {
        return value.type() + " " + content(value);
    }

    private static String content(Value value) {
        if (value.isMarked()) {
            return "#" + content(value.unmark());
        }
        if (!value.isKnown()) {
            return unknown(value.refinement());
        }
        if (value.isNull()) {
            return "null";
        }
        return switch (value.type()) {
            case Type.Primitive primitive -> switch (primitive) {
                case STRING -> '"' + value.asString() + '"';
                case NUMBER -> value.asNumber().toString();
                case BOOL -> Boolean.toString(value.asBoolean());
            };
            case Type.MapType _,Type.ObjectType _ -> value.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + content(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            default -> value.elements().stream().map(Shown::content).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String unknown(Refinement refinement) {
        StringBuilder text = new StringBuilder("?");
        if (refinement.notNull()) {
            text.append('!');
        }
        if (!refinement.prefix().isEmpty()) {
            text.append('"').append(refinement.prefix()).append("…\"");
        }
        refinement.least().ifPresent(bound -> text.append(bound.inclusive() ? ">=" : ">").append(bound.value()));
        refinement.most().ifPresent(bound -> text.append(bound.inclusive() ? "<=" : "<").append(bound.value()));
        return text.toString();
    }
}
