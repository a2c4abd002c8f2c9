package dev.terrane.hcl.function.encoding.yaml;

import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.encoding.yaml.YamlToken.Kind;
import dev.terrane.hcl.function.encoding.yaml.YamlToken.Style;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts YAML into tokens. Block structure that shows only in the indentation gets tokens of its own; the token before a
 * key that nothing announces is put in once the colon after it is seen, for which the scanner looks ahead.
 */
final class YamlScanner {

    /** How far the colon can be from the start of its key, which also must be on the same line. */
    private static final int LONGEST_KEY = 1024;
    private static final String URI_SIGNS = ";/?:@&=+$,.!~*'()[]";
    private static final String NEVER_PLAIN = "-?:,[]{}#&*!|>'\"%@`";

    /** Where a key may have begun. */
    private record PossibleKey(boolean required, long token, int line, int index, int column) {}

    private final YamlText in;
    private final YamlScalarScanner scalars;
    private final List<YamlToken> tokens = new ArrayList<>();
    private long taken;
    /** Outside of flow collections and in each open one: where a key may have begun. */
    private final List<Optional<PossibleKey>> keys = new ArrayList<>();
    private boolean keyAllowed = true;
    private final Deque<Integer> outerIndents = new ArrayDeque<>();
    private int indent = -1;

    YamlScanner(String text) {
        in = new YamlText(text);
        scalars = new YamlScalarScanner(in);
        keys.add(Optional.empty());
    }

    /** The next token, which stays the next one. */
    YamlToken peek() {
        while (tokens.isEmpty() || needsMore()) {
            fetch();
        }
        return tokens.getFirst();
    }

    YamlToken take() {
        YamlToken token = peek();
        tokens.removeFirst();
        taken++;
        return token;
    }

    /** Whether the next token may yet turn out to follow the start of a key. */
    private boolean needsMore() {
        dropStaleKeys();
        for (Optional<PossibleKey> key : keys) {
            if (key.isPresent() && key.get().token() == taken) {
                return true;
            }
        }
        return false;
    }

    private boolean inFlow() {
        return keys.size() > 1;
    }

    private void fetch() {
        skipToToken();
        dropStaleKeys();
        closeBlocks(in.column());
        if (in.atEnd()) {
            endStream();
        } else if (in.column() == 0 && in.at('%')) {
            closeBlocks(-1);
            forgetKey();
            keyAllowed = false;
            directive();
        } else if (in.atDocumentIndicator()) {
            documentIndicator();
        } else {
            fetchContent();
        }
    }

    private void fetchContent() {
        int c = in.peek();
        switch (c) {
            case '[' -> openFlow(Kind.FLOW_SEQUENCE);
            case '{' -> openFlow(Kind.FLOW_MAPPING);
            case ']' -> closeFlow(Kind.FLOW_SEQUENCE_END);
            case '}' -> closeFlow(Kind.FLOW_MAPPING_END);
            case ',' -> {
                forgetKey();
                keyAllowed = true;
                indicator(Kind.FLOW_ENTRY);
            }
            case '*' -> anchor(Kind.ALIAS);
            case '&' -> anchor(Kind.ANCHOR);
            case '!' -> {
                noteKey();
                keyAllowed = false;
                tag();
            }
            case '\'', '"' -> {
                noteKey();
                keyAllowed = false;
                scalar(scalars.quoted(), Style.QUOTED);
            }
            default -> {
                if (c == '-' && in.spaceAt(1)) {
                    blockEntry();
                } else if (c == '?' && (inFlow() || in.spaceAt(1))) {
                    explicitKey();
                } else if (c == ':' && (inFlow() || in.spaceAt(1))) {
                    value();
                } else if ((c == '|' || c == '>') && !inFlow()) {
                    forgetKey();
                    keyAllowed = true;
                    scalar(scalars.block(indent), Style.BLOCK);
                } else if (startsPlain(c)) {
                    noteKey();
                    YamlScalarScanner.Plain plain = scalars.plain(indent + 1, inFlow());
                    keyAllowed = plain.endedLine();
                    scalar(plain.text(), Style.PLAIN);
                } else {
                    throw in.problem("no value can start with this character: " + Character.toString(c));
                }
            }
        }
    }

    private boolean startsPlain(int c) {
        return (!in.spaceAt(0) && NEVER_PLAIN.indexOf(c) < 0) || c == '-' || (!inFlow() && (c == '?' || c == ':'));
    }

    private void add(Kind kind) {
        tokens.add(YamlToken.of(kind, in.line()));
    }

    private void indicator(Kind kind) {
        add(kind);
        in.skip();
    }

    private void scalar(String text, Style style) {
        tokens.add(new YamlToken(Kind.SCALAR, text, "", style, in.line()));
    }

    private void skipToToken() {
        while (true) {
            // Where a key may begin, a tab would be indentation, which it cannot be.
            while (in.at(' ') || (in.at('\t') && (inFlow() || !keyAllowed))) {
                in.skip();
            }
            in.skipComment();
            if (!in.atBreak()) {
                return;
            }
            in.skipBreak();
            keyAllowed |= !inFlow();
        }
    }

    // ---- keys

    private void dropStaleKeys() {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isPresent() && isStale(keys.get(i).get())) {
                drop(i);
            }
        }
    }

    private boolean isStale(PossibleKey key) {
        return key.line() < in.line() || key.index() + LONGEST_KEY < in.index();
    }

    private void drop(int level) {
        if (keys.get(level).filter(PossibleKey::required).isPresent()) {
            throw in.problem("a ':' is missing after a key");
        }
        keys.set(level, Optional.empty());
    }

    private void forgetKey() {
        drop(keys.size() - 1);
    }

    private void noteKey() {
        if (keyAllowed) {
            forgetKey();
            boolean required = !inFlow() && indent == in.column();
            keys.set(keys.size() - 1, Optional
                    .of(new PossibleKey(required, taken + tokens.size(), in.line(), in.index(), in.column())));
        }
    }

    // ---- blocks

    private void openBlock(Kind kind, int column, long beforeToken) {
        if (!inFlow() && indent < column) {
            outerIndents.push(indent);
            indent = column;
            tokens.add((int) (beforeToken - taken), YamlToken.of(kind, in.line()));
        }
    }

    private void closeBlocks(int column) {
        while (!inFlow() && indent > column) {
            add(Kind.BLOCK_END);
            indent = outerIndents.pop();
        }
    }

    private void endStream() {
        in.endLine();
        closeBlocks(-1);
        forgetKey();
        keyAllowed = false;
        add(Kind.STREAM_END);
    }

    private void documentIndicator() {
        closeBlocks(-1);
        forgetKey();
        keyAllowed = false;
        add(in.at('-') ? Kind.DOCUMENT_START : Kind.DOCUMENT_END);
        in.skip(3);
    }

    private void blockEntry() {
        if (!inFlow()) {
            checkAllowed("an entry of a sequence");
            openBlock(Kind.BLOCK_SEQUENCE, in.column(), taken + tokens.size());
        }
        forgetKey();
        keyAllowed = true;
        indicator(Kind.BLOCK_ENTRY);
    }

    private void explicitKey() {
        if (!inFlow()) {
            checkAllowed("a key of a mapping");
            openBlock(Kind.BLOCK_MAPPING, in.column(), taken + tokens.size());
        }
        forgetKey();
        keyAllowed = !inFlow();
        indicator(Kind.KEY);
    }

    private void value() {
        Optional<PossibleKey> possible = keys.getLast();
        if (possible.isPresent()) {
            PossibleKey key = possible.get();
            tokens.add((int) (key.token() - taken), YamlToken.of(Kind.KEY, key.line()));
            openBlock(Kind.BLOCK_MAPPING, key.column(), key.token());
            keys.set(keys.size() - 1, Optional.empty());
            keyAllowed = false;
        } else {
            if (!inFlow()) {
                checkAllowed("a value of a mapping");
                openBlock(Kind.BLOCK_MAPPING, in.column(), taken + tokens.size());
            }
            keyAllowed = !inFlow();
        }
        indicator(Kind.VALUE);
    }

    private void checkAllowed(String what) {
        if (!keyAllowed) {
            throw in.problem(what + " is not allowed here");
        }
    }

    private void openFlow(Kind kind) {
        noteKey();
        keys.add(Optional.empty());
        keyAllowed = true;
        indicator(kind);
    }

    private void closeFlow(Kind kind) {
        forgetKey();
        if (inFlow()) {
            keys.removeLast();
        }
        keyAllowed = false;
        indicator(kind);
    }

    // ---- anchors, tags and directives

    private void anchor(Kind kind) {
        noteKey();
        keyAllowed = false;
        in.skip();
        String name = word();
        if (name.isEmpty() || !(in.spaceAt(0) || "?:,]}%@`".indexOf(in.peek()) >= 0)) {
            throw in.problem("an anchor or alias has a malformed name");
        }
        tokens.add(new YamlToken(kind, name, "", Style.PLAIN, in.line()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (in.atWord()) {
            in.read(word);
        }
        return word.toString();
    }

    private void tag() {
        String handle = "";
        String suffix;
        if (in.peek(1) == '<') {
            in.skip(2);
            suffix = uri("");
            if (!in.at('>')) {
                throw malformedTag();
            }
            in.skip();
        } else {
            handle = handle();
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = uri("");
            } else {
                suffix = uri(handle).substring(1);
                handle = suffix.isEmpty() ? "" : "!";
                suffix = suffix.isEmpty() ? "!" : suffix;
            }
        }
        if (!in.spaceAt(0)) {
            throw malformedTag();
        }
        tokens.add(new YamlToken(Kind.TAG, handle, suffix, Style.PLAIN, in.line()));
    }

    private FunctionException malformedTag() {
        return in.problem("a tag is malformed");
    }

    /** {@code !}, {@code !!}, {@code !name!} or, if the second exclamation mark is missing, what a local tag starts with. */
    private String handle() {
        if (!in.at('!')) {
            throw malformedTag();
        }
        in.skip();
        String name = word();
        if (!in.at('!')) {
            return "!" + name;
        }
        in.skip();
        return "!" + name + "!";
    }

    private String uri(String start) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        while (in.atWord() || in.at('%') || (!in.atEnd() && URI_SIGNS.indexOf(in.peek()) >= 0)) {
            if (in.at('%')) {
                int high = Character.digit(in.peek(1), 16);
                int low = Character.digit(in.peek(2), 16);
                if (high < 0 || low < 0) {
                    throw malformedTag();
                }
                bytes.write(high * 16 + low);
                in.skip(2);
            } else {
                bytes.write(in.peek());
            }
            in.skip();
        }
        if (bytes.size() == 0) {
            throw malformedTag();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void directive() {
        in.skip();
        String name = word();
        if (!in.spaceAt(0)) {
            throw in.problem("a directive is malformed");
        }
        switch (name) {
            case "YAML" -> {
                in.skipBlanks();
                String major = number();
                if (!in.at('.')) {
                    throw in.problem("the version of YAML is malformed");
                }
                in.skip();
                tokens.add(new YamlToken(Kind.VERSION, major, number(), Style.PLAIN, in.line()));
            }
            case "TAG" -> {
                in.skipBlanks();
                String handle = handle();
                if (!handle.endsWith("!") || !in.atBlank()) {
                    throw malformedTag();
                }
                in.skipBlanks();
                String prefix = uri("");
                if (!in.spaceAt(0)) {
                    throw malformedTag();
                }
                tokens.add(new YamlToken(Kind.TAG_DIRECTIVE, handle, prefix, Style.PLAIN, in.line()));
            }
            default -> throw in.problem("there is no directive %" + name);
        }
        in.skipBlanks();
        in.skipComment();
        if (!in.atBreakOrEnd()) {
            throw in.problem("there is more after a directive");
        }
        in.skipBreak();
    }

    private String number() {
        StringBuilder digits = new StringBuilder();
        while (in.peek() >= '0' && in.peek() <= '9') {
            in.read(digits);
        }
        if (digits.isEmpty() || digits.length() > 2) {
            throw in.problem("the version of YAML is malformed");
        }
        return Integer.toString(Integer.parseInt(digits.toString()));
    }
}
