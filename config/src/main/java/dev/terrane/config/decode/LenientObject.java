package dev.terrane.config.decode;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the fields of a plain object leniently: letter case of names does not matter, numbers and truth values stand
 * for text and the other way round, unknown fields are ignored.
 *
 * @param name what messages call the object
 */
record LenientObject(Value object, String name, SourceRange at) {

    private Optional<Value> field(String field) {
        Map<String, Value> entries = object.entries();
        Value exact = entries.get(field);
        if (exact == null) {
            exact = entries.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(field))
                    .map(Map.Entry::getValue).findFirst().orElse(Value.NULL);
        }
        return Optional.of(exact).filter(value -> !value.isNull());
    }

    Optional<String> text(String field) {
        return field(field).map(value -> switch (value.type()) {
            case Primitive.STRING -> value.asString();
            case Primitive.NUMBER -> value.asNumber().toString();
            case Primitive.BOOL -> value.asBoolean() ? "1" : "0";
            default -> throw wrong(field, "a string");
        });
    }

    Optional<Boolean> flag(String field) {
        return field(field).map(value -> switch (value.type()) {
            case Primitive.BOOL -> value.asBoolean();
            case Primitive.NUMBER -> !value.asNumber().isZero();
            case Primitive.STRING -> parse(field, value.asString());
            default -> throw wrong(field, "true or false");
        });
    }

    private boolean parse(String field, String text) {
        return GoBooleans.parse(text).or(() -> text.isEmpty() ? Optional.of(false) : Optional.empty())
                .orElseThrow(() -> wrong(field, "true or false"));
    }

    Optional<Value> map(String field) {
        return field(field).map(value -> {
            if (!(value.type() instanceof ObjectType)) {
                throw wrong(field, "a map");
            }
            return value;
        });
    }

    Optional<LenientObject> object(String field) {
        return map(field).map(value -> new LenientObject(value, name + "." + field, at));
    }

    private DiagnosticException wrong(String field, String expected) {
        return new DiagnosticException(Diagnostic.error("Unsuitable value type",
                "`" + field + "` of " + name + " must be " + expected + ".", at));
    }
}
