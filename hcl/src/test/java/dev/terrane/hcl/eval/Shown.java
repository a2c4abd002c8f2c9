package dev.terrane.hcl.eval;

import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.stream.Collectors;

/**
 * Values in one line for tables of cases: the type and the value, {@code ?} for unknown, {@code #} before what is marked.
 * In strings as JSON has them, characters that cannot be seen are escaped.
 */
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
                case STRING -> quoted(value.asString());
                case NUMBER -> value.asNumber().toString();
                case BOOL -> Boolean.toString(value.asBoolean());
            };
            case Type.MapType _,Type.ObjectType _ -> value.entries().entrySet().stream()
                    .map(entry -> key(entry.getKey()) + "=" + content(entry.getValue()))
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
            text.append(quoted(refinement.prefix() + "…"));
        }
        refinement.least().ifPresent(bound -> text.append(bound.inclusive() ? ">=" : ">").append(bound.value()));
        refinement.most().ifPresent(bound -> text.append(bound.inclusive() ? "<=" : "<").append(bound.value()));
        if (refinement.minLength() > 0 || refinement.hasMaxLength()) {
            text.append('[').append(refinement.minLength()).append("..")
                    .append(refinement.hasMaxLength() ? refinement.maxLength() : "").append(']');
        }
        return text.toString();
    }

    private static String key(String key) {
        return key.matches("[\\p{L}\\d_-]+") ? key : quoted(key);
    }

    private static String quoted(String string) {
        return string.codePoints().mapToObj(Shown::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> visible(character)
                    ? Character.toString(character)
                    : "\\u%04x".formatted(character);
        };
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
