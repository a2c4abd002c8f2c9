package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of an expression, with the names and values that its placeholders stand for. */
final class Tokens {
    private static final Pattern TOKEN = Pattern
            .compile("\\s*([#:]?[A-Za-z0-9_-]*[A-Za-z_][A-Za-z0-9_-]*|[#:]\\w+|\\d+|<>|<=|>=|[=<>()\\[\\],.+-])\\s*");

    private final String kind;
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Json> names;
    private final Map<String, Json> values;
    private int next;

    /** @param kind what the expression is called in messages, such as `ConditionExpression` */
    Tokens(String kind, String text, Json request) {
        this.kind = kind;
        this.names = request.members("ExpressionAttributeNames");
        this.values = request.members("ExpressionAttributeValues");
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            matcher.region(end, text.length());
            if (!matcher.lookingAt()) {
                throw invalid("Syntax error; token: \"" + text.charAt(end) + "\"");
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    ServiceException invalid(String why) {
        return new ServiceException(400, "ValidationException", "Invalid " + kind + ": " + why);
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    String peek() {
        return atEnd() ? "<EOF>" : tokens.get(next);
    }

    String take() {
        String token = peek();
        next++;
        return token;
    }

    /** Takes the token if it comes next, whatever its case. */
    boolean accept(String wanted) {
        boolean here = peek().equalsIgnoreCase(wanted);
        next += here ? 1 : 0;
        return here;
    }

    void expect(String wanted) {
        if (!accept(wanted)) {
            throw invalid("Syntax error; token: \"" + peek() + "\"");
        }
    }

    void end() {
        if (!atEnd()) {
            throw invalid("Syntax error; token: \"" + peek() + "\"");
        }
    }

    boolean atValue() {
        return peek().startsWith(":");
    }

    Json value() {
        String name = take();
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> invalid("An expression attribute value used in"
                + " expression is not defined; attribute value: " + name));
    }

    Path path() {
        String root = name();
        List<Path.Step> steps = new ArrayList<>();
        while (true) {
            if (accept(".")) {
                steps.add(new Path.Member(name()));
            } else if (accept("[")) {
                steps.add(new Path.Element(index()));
                expect("]");
            } else {
                return new Path(root, List.copyOf(steps));
            }
        }
    }

    private int index() {
        String token = take();
        if (!token.matches("\\d{1,9}")) {
            throw invalid("Syntax error; token: \"" + token + "\"");
        }
        return Integer.parseInt(token);
    }

    private String name() {
        String token = take();
        if (token.startsWith("#")) {
            return Optional.ofNullable(names.get(token)).flatMap(Json::asString).orElseThrow(() -> invalid("An"
                    + " expression attribute name used in the document path is not defined; attribute name: " + token));
        }
        if (!token.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            throw invalid("Syntax error; token: \"" + token + "\"");
        }
        return token;
    }
}
