package dev.terrane.hcl.function.encoding.yaml;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.encoding.yaml.YamlToken.Kind;
import dev.terrane.hcl.function.encoding.yaml.YamlToken.Style;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The value of a YAML document: mappings become objects, whose keys are scalars as strings, and of equal keys the last
 * one counts; sequences become tuples; scalars what {@link YamlScalars} says. A merge key ({@code <<}) puts the entries
 * of a mapping where it stands. What aliases expand to is bounded.
 */
public final class YamlReader {

    private static final int DEEPEST = 300;
    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final YamlToken EMPTY = YamlToken.of(Kind.SCALAR, 0);

    private static final Set<Kind> DIRECTIVES = EnumSet.of(Kind.VERSION, Kind.TAG_DIRECTIVE);
    private static final Set<Kind> AFTER_BLOCK_VALUE = EnumSet.of(Kind.KEY, Kind.VALUE, Kind.BLOCK_END);

    private static final Set<Kind> CONTENT = EnumSet.of(Kind.SCALAR, Kind.FLOW_SEQUENCE, Kind.FLOW_MAPPING,
            Kind.BLOCK_SEQUENCE, Kind.BLOCK_MAPPING, Kind.BLOCK_ENTRY);

    /** A value and how many values it consists of. */
    private record Sized(Value value, int size) {}

    /** What stands before a node; empty texts for what does not. */
    private record Properties(String anchor, String tag) {
        boolean isEmpty() { return anchor.isEmpty() && tag.isEmpty(); }
    }

    private final YamlScanner in;
    private final Map<String, String> tagPrefixes = new HashMap<>();
    private final Map<String, Sized> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int depth;

    private YamlReader(String text) {
        in = new YamlScanner(text);
    }

    /**
     * The value of a text that is one document.
     *
     * @throws FunctionException if it is not, or has no value in the language
     */
    public static Value read(String text) {
        return new YamlReader(text).document();
    }

    private Value document() {
        if (at(Kind.STREAM_END)) {
            throw new FunctionException("there is no document");
        }
        Value value;
        if (DIRECTIVES.contains(in.peek().kind()) || at(Kind.DOCUMENT_START)) {
            directives();
            if (!skip(Kind.DOCUMENT_START)) {
                throw problem("--- is missing after the directives");
            }
            boolean empty = DIRECTIVES.contains(in.peek().kind()) || at(Kind.DOCUMENT_START)
                    || at(Kind.DOCUMENT_END) || at(Kind.STREAM_END);
            value = empty ? Value.NULL : node(true, false).value();
        } else {
            directives();
            value = node(true, false).value();
        }
        while (skip(Kind.DOCUMENT_END)) {
            // A document may be ended more than once.
        }
        if (!at(Kind.STREAM_END)) {
            throw problem("there is more after the document; only one is allowed");
        }
        return value;
    }

    private void directives() {
        boolean version = false;
        while (DIRECTIVES.contains(in.peek().kind())) {
            YamlToken token = in.take();
            if (token.kind() == Kind.VERSION) {
                if (version || !token.text().equals("1") || !token.suffix().equals("1")) {
                    throw problem("only %YAML 1.1 is supported, once");
                }
                version = true;
            } else if (tagPrefixes.put(token.text(), token.suffix()) != null) {
                throw problem("two %TAG directives are for the same handle");
            }
        }
        tagPrefixes.putIfAbsent("!", "!");
        tagPrefixes.putIfAbsent("!!", PREFIX);
    }

    private boolean at(Kind kind) {
        return in.peek().kind() == kind;
    }

    private boolean skip(Kind kind) {
        boolean found = at(kind);
        if (found) {
            in.take();
        }
        return found;
    }

    private FunctionException problem(String what) {
        return new FunctionException("line " + in.peek().line() + ": " + what);
    }

    // ---- nodes

    /** @param indentless whether a sequence may stand at the indentation of the mapping around it */
    private Sized node(boolean block, boolean indentless) {
        if (at(Kind.ALIAS)) {
            return alias(in.take().text());
        }
        if (++depth > DEEPEST) {
            throw problem("the document is nested too deeply");
        }
        Properties properties = properties();
        boolean opened = !properties.anchor.isEmpty() && open.add(properties.anchor);
        Sized result = content(properties, block, indentless);
        if (opened) {
            open.remove(properties.anchor);
        }
        if (!properties.anchor.isEmpty()) {
            anchors.put(properties.anchor, result);
        }
        depth--;
        return result;
    }

    private Properties properties() {
        String anchor = at(Kind.ANCHOR) ? in.take().text() : "";
        String tag = at(Kind.TAG) ? tag(in.take()) : "";
        if (anchor.isEmpty() && at(Kind.ANCHOR)) {
            anchor = in.take().text();
        }
        return new Properties(anchor, tag);
    }

    private String tag(YamlToken token) {
        String prefix = token.text().isEmpty() ? "" : tagPrefixes.get(token.text());
        if (prefix == null) {
            throw problem("the tag handle " + token.text() + " is not defined");
        }
        return prefix + token.suffix();
    }

    private Sized content(Properties properties, boolean block, boolean indentless) {
        Kind kind = in.peek().kind();
        if (kind == Kind.SCALAR) {
            return new Sized(scalar(properties.tag, in.take()), 1);
        }
        if (kind == Kind.FLOW_SEQUENCE) {
            return sequence(properties, this::flowEntries);
        }
        if (kind == Kind.FLOW_MAPPING) {
            return mapping(properties, this::flowPairs);
        }
        if (kind == Kind.BLOCK_SEQUENCE && block) {
            return sequence(properties, this::blockEntries);
        }
        if (kind == Kind.BLOCK_MAPPING && block) {
            return mapping(properties, this::blockPairs);
        }
        if (kind == Kind.BLOCK_ENTRY && indentless) {
            return sequence(properties, this::indentlessEntries);
        }
        if (properties.isEmpty()) {
            throw problem("a value is missing");
        }
        return new Sized(scalar(properties.tag, EMPTY), 1);
    }

    private static Value scalar(String tag, YamlToken token) {
        Value value = resolve(tag, token).orElse(Value.string("<<"));
        return tag.isEmpty() && token.style() != Style.PLAIN ? Arguments.convert(value, Type.STRING) : value;
    }

    /** Empty for a merge key. */
    private static Optional<Value> resolve(String tag, YamlToken token) {
        if (tag.isEmpty() && token.text().equals("<<")) {
            return Optional.empty();
        }
        return Optional.of(YamlScalars.resolve(tag, token.text(), token.style() == Style.QUOTED));
    }

    private Sized alias(String name) {
        if (open.contains(name)) {
            throw problem("the anchor " + name + " is referred to within what it stands for");
        }
        Sized value = anchors.get(name);
        if (value == null) {
            throw problem("there is no anchor " + name);
        }
        return value;
    }

    // ---- collections

    /** The elements of a sequence, or the entries of a mapping, as they come. */
    private final class Collected {
        final List<Value> elements = new ArrayList<>();
        final Map<String, Value> entries = new LinkedHashMap<>();
        private int size = 1;

        void add(Sized element) {
            count(element);
            elements.add(element.value);
        }

        void put(Optional<Value> key, Sized value) {
            count(value);
            if (key.isPresent()) {
                entries.put(Arguments.convert(key.get(), Type.STRING).asString(), value.value);
            } else if (Arguments.isMapping(value.value.type())) {
                entries.putAll(value.value.entries());
            } else {
                throw problem("a " + value.value.type().friendlyName() + " cannot be merged into a mapping");
            }
        }

        private void count(Sized part) {
            size += part.size;
            if (size > Budget.ELEMENTS) {
                throw problem("the document expands to more than " + Budget.ELEMENTS + " values");
            }
        }
    }

    private interface Reading {
        void into(Collected collected);
    }

    private Sized sequence(Properties properties, Reading reading) {
        checkTag(properties.tag, "seq");
        Collected collected = new Collected();
        reading.into(collected);
        return new Sized(Value.tuple(collected.elements), collected.size);
    }

    private Sized mapping(Properties properties, Reading reading) {
        checkTag(properties.tag, "map");
        Collected collected = new Collected();
        reading.into(collected);
        return new Sized(Value.object(collected.entries), collected.size);
    }

    private void checkTag(String tag, String expected) {
        if (!tag.isEmpty() && !tag.equals(PREFIX + expected)) {
            throw problem("the tag " + tag + " is not supported here");
        }
    }

    private void blockEntries(Collected collected) {
        in.take();
        while (skip(Kind.BLOCK_ENTRY)) {
            boolean empty = at(Kind.BLOCK_ENTRY) || at(Kind.BLOCK_END);
            collected.add(empty ? empty() : node(true, false));
        }
        if (!skip(Kind.BLOCK_END)) {
            throw problem("'-' is missing before an entry of a sequence");
        }
    }

    private void indentlessEntries(Collected collected) {
        while (skip(Kind.BLOCK_ENTRY)) {
            boolean empty = at(Kind.BLOCK_ENTRY) || AFTER_BLOCK_VALUE.contains(in.peek().kind());
            collected.add(empty ? empty() : node(true, false));
        }
    }

    private void blockPairs(Collected collected) {
        in.take();
        while (skip(Kind.KEY)) {
            Optional<Value> key = key(AFTER_BLOCK_VALUE);
            boolean empty = !skip(Kind.VALUE) || AFTER_BLOCK_VALUE.contains(in.peek().kind());
            collected.put(key, empty ? empty() : node(true, true));
        }
        if (!skip(Kind.BLOCK_END)) {
            throw problem("a key is missing, or the indentation is wrong");
        }
    }

    private void flowEntries(Collected collected) {
        in.take();
        boolean first = true;
        while (!skip(Kind.FLOW_SEQUENCE_END)) {
            if (!first && !skip(Kind.FLOW_ENTRY)) {
                throw problem("',' or ']' is missing");
            }
            first = false;
            if (skip(Kind.KEY)) {
                collected.add(mapping(new Properties("", ""),
                        pair -> flowPair(pair, EnumSet.of(Kind.FLOW_ENTRY, Kind.FLOW_SEQUENCE_END))));
            } else if (!at(Kind.FLOW_SEQUENCE_END)) {
                collected.add(node(false, false));
            }
        }
    }

    private void flowPairs(Collected collected) {
        Set<Kind> after = EnumSet.of(Kind.FLOW_ENTRY, Kind.FLOW_MAPPING_END);
        in.take();
        boolean first = true;
        while (!skip(Kind.FLOW_MAPPING_END)) {
            if (!first && !skip(Kind.FLOW_ENTRY)) {
                throw problem("',' or '}' is missing");
            }
            first = false;
            if (skip(Kind.KEY)) {
                flowPair(collected, after);
            } else if (!at(Kind.FLOW_MAPPING_END)) {
                collected.put(key(Set.of()), empty());
            }
        }
    }

    /** A key, of which the indicator was read, and its value. */
    private void flowPair(Collected collected, Set<Kind> after) {
        Set<Kind> afterKey = EnumSet.copyOf(after);
        afterKey.add(Kind.VALUE);
        Optional<Value> key = key(afterKey);
        boolean empty = !skip(Kind.VALUE) || after.contains(in.peek().kind());
        collected.put(key, empty ? empty() : node(false, false));
    }

    private static Sized empty() {
        return new Sized(Value.NULL, 1);
    }

    /** A key; an anchor before it counts for nothing. Empty if it is a merge key. */
    private Optional<Value> key(Set<Kind> ifEmpty) {
        if (at(Kind.ALIAS)) {
            throw problem("only scalars can be keys of a mapping");
        }
        Properties properties = properties();
        Kind kind = in.peek().kind();
        boolean none = ifEmpty.contains(kind) || (!properties.isEmpty() && !CONTENT.contains(kind));
        if (!none && !at(Kind.SCALAR)) {
            throw problem("only scalars can be keys of a mapping");
        }
        Optional<Value> key = resolve(properties.tag, none ? EMPTY : in.take());
        if (key.isPresent() && key.get().isNull()) {
            throw problem("a key of a mapping must not be null");
        }
        return key;
    }
}
