package dev.terrane.config.decode;

import dev.terrane.config.model.Located;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads attributes of one body as values of Java: evaluates them, converts them to the type that is asked for and
 * collects what is wrong. An attribute that is not there, is null or is wrong reads as empty; whoever needs to know
 * asks {@link #problems()}.
 */
public final class AttributeReader {

    private static final Type STRINGS = Type.list(Type.STRING);
    private static final Type STRING_MAP = Type.map(Type.STRING);

    private final Source source;
    private final BodyContent content;
    private final Scope scope;
    private final Diagnostics problems;

    /** @param problems takes what is found wrong */
    public AttributeReader(Source source, BodyContent content, Scope scope, Diagnostics problems) {
        this.source = source;
        this.content = content;
        this.scope = scope;
        this.problems = problems;
    }

    public Diagnostics problems() {
        return problems;
    }

    /** Whether the attribute is written at all. */
    public boolean has(String name) {
        return content.attribute(name).isPresent();
    }

    /** Where an attribute's value stands; where it should, if it is not there. */
    public SourceRange at(String name, Span otherwise) {
        return source.range(content.attribute(name).map(attribute -> attribute.expression().span()).orElse(otherwise));
    }

    /** A value of any type, nulls and unknowns included. */
    public Optional<Value> any(String name) {
        return content.attribute(name).flatMap(this::evaluate);
    }

    public Optional<String> text(String name) {
        return read(name, Type.STRING, "a string", Value::asString);
    }

    /** As {@link #text}, and null is no text. */
    Optional<String> textNotNull(String name) {
        return read(name, Type.STRING, "a string", Value::asString, false);
    }

    public Optional<Located<String>> locatedText(String name) {
        return text(name).map(value -> located(name, value));
    }

    public Optional<Boolean> flag(String name) {
        return read(name, Type.BOOL, "true or false", Value::asBoolean);
    }

    public Optional<Located<Boolean>> locatedFlag(String name) {
        return flag(name).map(value -> located(name, value));
    }

    public Optional<List<String>> texts(String name) {
        return read(name, STRINGS, "a list of strings", value -> strings(name, value));
    }

    public Optional<Map<String, String>> textMap(String name) {
        return read(name, STRING_MAP, "a map of strings", value -> {
            Map<String, String> map = new LinkedHashMap<>();
            value.entries().forEach((key, element) -> map.put(key, string(name, element)));
            return map;
        });
    }

    /** A whole number of 64 bits. */
    public Optional<Long> integer(String name) {
        return read(name, Type.NUMBER, "a whole number", value -> {
            OptionalLong whole = value.asNumber().toLong();
            if (whole.isEmpty()) {
                throw unsuitable(name, "a whole number", "it has a fraction or is too large");
            }
            return whole.getAsLong();
        });
    }

    /** As the others, for a type of one's own; `expected` says it in words. */
    public <T> Optional<T> read(String name, Type type, String expected, Function<Value, T> reader) {
        return read(name, type, expected, reader, true);
    }

    private <T> Optional<T> read(String name, Type type, String expected, Function<Value, T> reader,
            boolean mayBeNull) {
        return any(name).flatMap(value -> {
            try {
                Value converted = Convert.convert(value, type).unmarkDeep();
                if (converted.isNull() && !mayBeNull) {
                    throw unsuitable(name, expected, "it is null");
                }
                if (converted.isNull()) {
                    return Optional.empty();
                }
                if (!converted.isWhollyKnown()) {
                    throw unsuitable(name, expected, "it depends on something that is not known here");
                }
                return Optional.of(reader.apply(converted));
            } catch (ConversionException e) {
                problems.addAll(unsuitable(name, expected, e.problem()).diagnostics());
            } catch (DiagnosticException e) {
                problems.addAll(e.diagnostics());
            }
            return Optional.empty();
        });
    }

    private Optional<Value> evaluate(Attribute attribute) {
        try {
            return Optional.of(Evaluator.evaluate(attribute.expression(), source, scope));
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    private <T> Located<T> located(String name, T value) {
        return new Located<>(value, range(name));
    }

    private SourceRange range(String name) {
        return source.range(content.attribute(name).orElseThrow().expression().span());
    }

    private List<String> strings(String name, Value list) {
        List<String> strings = new ArrayList<>();
        list.elements().forEach(element -> strings.add(string(name, element)));
        return List.copyOf(strings);
    }

    private String string(String name, Value element) {
        if (element.isNull()) {
            throw unsuitable(name, "strings only", "an element of it is null");
        }
        return element.asString();
    }

    private DiagnosticException unsuitable(String name, String expected, String why) {
        return new DiagnosticException(Diagnostic.error("Unsuitable value type",
                "`" + name + "` must be " + expected + ": " + why + ".", range(name)));
    }
}
