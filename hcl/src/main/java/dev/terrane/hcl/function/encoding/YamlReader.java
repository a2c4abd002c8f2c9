package dev.terrane.hcl.function.encoding;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The value of a YAML document: mappings become objects, of which only the scalars' own rules of equality matter to
 * keys, and of equal keys the last one counts; sequences become tuples; scalars what {@link YamlScalars} says. A merge
 * key ({@code <<}) puts the entries of a mapping where it stands. What aliases expand to is bounded.
 */
final class YamlReader {

    private static final int DEEPEST = 1000;
    private static final int MOST_EXPANDED = 4_000_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(Budget.STRING_LENGTH)
            .setVersionFunction(YamlReader::checkVersion).build();

    /** A value and how many values it consists of. */
    private record Sized(Value value, int size) {}

    private final Iterator<Event> events;
    private final Map<String, Sized> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int depth;

    private YamlReader(String text) {
        events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** @throws FunctionException if the text is not one YAML document with a value of the language */
    static Value read(String text) {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
            throw new FunctionException(where + e.getProblem());
        } catch (YamlEngineException e) {
            throw new FunctionException(String.valueOf(e.getMessage()));
        }
    }

    private static SpecVersion checkVersion(SpecVersion version) {
        if (version.getMajor() != 1 || version.getMinor() != 1) {
            throw new FunctionException("only version 1.1 of YAML is supported, not " + version.getRepresentation());
        }
        return version;
    }

    private Value document() {
        events.next();
        if (!(events.next() instanceof DocumentStartEvent)) {
            throw new FunctionException("there is no document");
        }
        Value value = node(events.next()).value();
        events.next();
        if (!(events.next() instanceof StreamEndEvent)) {
            throw new FunctionException("there is more than one document");
        }
        return value;
    }

    private Sized node(Event event) {
        if (++depth > DEEPEST) {
            throw new FunctionException("the document is nested too deeply");
        }
        Optional<String> anchor = event instanceof NodeEvent node && !(event instanceof AliasEvent)
                ? node.getAnchor().map(Object::toString)
                : Optional.empty();
        boolean opened = anchor.isPresent() && open.add(anchor.get());
        Sized result = switch (event) {
            case ScalarEvent scalar -> new Sized(scalar(scalar), 1);
            case MappingStartEvent mapping -> mapping(mapping);
            case SequenceStartEvent sequence -> sequence(sequence);
            case AliasEvent alias -> alias(alias);
            default -> throw new FunctionException("a value is missing");
        };
        if (opened) {
            open.remove(anchor.get());
        }
        anchor.ifPresent(name -> anchors.put(name, result));
        depth--;
        return result;
    }

    private static Value scalar(ScalarEvent scalar) {
        Value value = resolve(scalar).orElse(Value.string("<<"));
        boolean string = scalar.getTag().isEmpty() && !scalar.getImplicit().canOmitTagInPlainScalar();
        return string ? Arguments.convert(value, Type.STRING) : value;
    }

    /** Empty for a merge key. */
    private static Optional<Value> resolve(ScalarEvent scalar) {
        String tag = scalar.getTag().orElse("");
        if (tag.isEmpty() && scalar.getValue().equals("<<")) {
            return Optional.empty();
        }
        return Optional.of(YamlScalars.resolve(tag, scalar.getValue(), scalar.isSQuoted() || scalar.isDQuoted()));
    }

    private Sized sequence(SequenceStartEvent start) {
        checkTag(start.getTag(), "tag:yaml.org,2002:seq");
        List<Value> elements = new ArrayList<>();
        int size = 1;
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            Sized element = node(event);
            elements.add(element.value());
            size = sum(size, element.size());
        }
        return new Sized(Value.tuple(elements), size);
    }

    private Sized mapping(MappingStartEvent start) {
        checkTag(start.getTag(), "tag:yaml.org,2002:map");
        Map<String, Value> entries = new LinkedHashMap<>();
        int size = 1;
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent scalar)) {
                throw new FunctionException("only scalars can be keys of a mapping");
            }
            Optional<Value> key = resolve(scalar);
            if (key.isPresent() && key.get().isNull()) {
                throw new FunctionException("a key of a mapping must not be null");
            }
            Sized value = node(events.next());
            size = sum(size, value.size());
            if (key.isPresent()) {
                entries.put(Arguments.convert(key.get(), Type.STRING).asString(), value.value());
            } else if (Arguments.isMapping(value.value().type())) {
                entries.putAll(value.value().entries());
            } else {
                throw new FunctionException(
                        "a " + value.value().type().friendlyName() + " cannot be merged into a mapping");
            }
        }
        return new Sized(Value.object(entries), size);
    }

    private static void checkTag(Optional<String> tag, String expected) {
        if (tag.isPresent() && !tag.get().equals(expected)) {
            throw new FunctionException("the tag " + tag.get() + " is not supported");
        }
    }

    private Sized alias(AliasEvent alias) {
        String name = alias.getAlias().toString();
        if (open.contains(name)) {
            throw new FunctionException("the anchor " + name + " is referred to within what it stands for");
        }
        Sized value = anchors.get(name);
        if (value == null) {
            throw new FunctionException("there is no anchor " + name);
        }
        return value;
    }

    private static int sum(int a, int b) {
        if (a + b > MOST_EXPANDED) {
            throw new FunctionException("the document expands to more than " + MOST_EXPANDED + " values");
        }
        return a + b;
    }
}
