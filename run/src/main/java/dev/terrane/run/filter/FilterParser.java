package dev.terrane.run.filter;

import dev.terrane.config.path.Glob;
import dev.terrane.config.path.Glob.InvalidGlobException;
import java.util.List;
import java.util.Optional;

import dev.terrane.run.filter.FilterExpression.Attribute;
import dev.terrane.run.filter.FilterExpression.AttributeMatch;
import dev.terrane.run.filter.FilterExpression.Bound;
import dev.terrane.run.filter.FilterExpression.Changed;
import dev.terrane.run.filter.FilterExpression.Intersection;
import dev.terrane.run.filter.FilterExpression.Negation;
import dev.terrane.run.filter.FilterExpression.NeverMatch;
import dev.terrane.run.filter.FilterExpression.PathMatch;
import dev.terrane.run.filter.FilterExpression.Reach;
import dev.terrane.run.filter.FilterToken.Kind;

/** Parses one filter by recursive descent over the grammar of {@link FilterExpression}. */
final class FilterParser {

    private static final String GRAPH_OR_GIT = "An ellipsis stands beside a target, as in `...app...`, or between two git "
            + "references, as in `[main...HEAD]`.";

    private final String query;
    private final List<FilterToken> tokens;
    private int at;

    private FilterParser(String query) {
        this.query = query;
        this.tokens = new FilterLexer(query).tokens();
    }

    /**
     * Parses a query.
     *
     * @throws FilterSyntaxException with the one problem that was met first
     */
    static FilterExpression parse(String query) {
        FilterParser parser = new FilterParser(query);
        FilterExpression expression = parser.query();
        if (!parser.current().is(Kind.END)) {
            throw parser.unexpected();
        }
        return expression;
    }

    private FilterExpression query() {
        FilterExpression left = term();
        while (current().is(Kind.PIPE)) {
            advance();
            if (current().is(Kind.END)) {
                throw problem(current().position(), "`|` has nothing to its right", Optional.empty());
            }
            left = new Intersection(left, term());
        }
        return left;
    }

    private FilterExpression term() {
        if (!current().is(Kind.BANG)) {
            return graph();
        }
        boolean negative = false;
        while (current().is(Kind.BANG)) {
            negative = !negative;
            advance();
        }
        if (current().is(Kind.END)) {
            throw problem(current().position(), "`!` has no target", Optional.empty());
        }
        FilterExpression operand = graph();
        return negative ? new Negation(operand) : operand;
    }

    private FilterExpression graph() {
        Bound dependents = Bound.NONE;
        if (current().isNumber() && peek().is(Kind.ELLIPSIS)) {
            dependents = Bound.of(current().text());
            advance();
            advance();
        } else if (current().is(Kind.ELLIPSIS)) {
            dependents = Bound.ALL;
            advance();
        }
        boolean excludeTarget = current().is(Kind.CARET);
        if (excludeTarget) {
            advance();
        }
        FilterExpression target = current().is(Kind.BANG) ? term() : atom();
        Bound dependencies = Bound.NONE;
        if (current().is(Kind.ELLIPSIS)) {
            advance();
            dependencies = Bound.ALL;
            if (current().isNumber()) {
                dependencies = Bound.of(current().text());
                advance();
            }
        }
        return dependents.exists() || dependencies.exists() || excludeTarget
                ? new Reach(target, dependents, dependencies, excludeTarget)
                : target;
    }

    private FilterExpression atom() {
        FilterToken token = current();
        return switch (token.kind()) {
            case PATH -> path(advance().text());
            case LEFT_BRACE -> bracedPath();
            case LEFT_BRACKET -> changed();
            case NAME -> peek().is(Kind.EQUAL) ? attribute() : name(advance().text());
            case END -> throw problem(token.position(), "the expression is not complete", endHint());
            case PIPE -> throw problem(token.position(), "`|` has nothing to its left", Optional.empty());
            case BANG, EQUAL, RIGHT_BRACE, RIGHT_BRACKET, CARET, ELLIPSIS, ILLEGAL -> throw unexpected();
        };
    }

    private FilterExpression path(String path) {
        return new PathMatch(path, glob(SlashPath.clean(path)));
    }

    private FilterExpression name(String name) {
        return new AttributeMatch(Attribute.NAME, name, glob(name));
    }

    private FilterExpression attribute() {
        FilterToken key = advance();
        advance();
        if (!current().is(Kind.NAME) && !current().is(Kind.PATH)) {
            throw problem(current().position(), "`" + key.text() + "=` has no value", Optional.empty());
        }
        FilterToken value = current();
        Optional<Attribute> known = Attribute.of(key.text());
        if (known.isEmpty()) {
            return never(key, value,
                    new FilterProblem(query, key.position(), "there is no attribute `" + key.text() + "`",
                            Optional.of("The attributes are `name`, `type`, `external`, `reading` and `source`.")));
        }
        Attribute attribute = known.get();
        if (!attribute.allowed().isEmpty() && !attribute.allowed().contains(value.text())) {
            return never(key, value, new FilterProblem(query, value.position(),
                    "`" + key.text() + "` cannot be `" + value.text() + "`",
                    Optional.of("It is `" + String.join("` or `", attribute.allowed()) + "`.")));
        }
        Glob glob = glob(attribute == Attribute.READING ? SlashPath.clean(value.text()) : value.text());
        advance();
        return new AttributeMatch(attribute, value.text(), glob);
    }

    private NeverMatch never(FilterToken key, FilterToken value, FilterProblem problem) {
        advance();
        return new NeverMatch(key.text(), value.text(), problem);
    }

    private FilterExpression bracedPath() {
        int open = advance().position();
        if (current().is(Kind.RIGHT_BRACE)) {
            throw problem(current().position(), "the path between the braces is empty", Optional.empty());
        }
        String path = joinUntil(Kind.RIGHT_BRACE, Kind.RIGHT_BRACE);
        if (current().is(Kind.END)) {
            throw problem(open, "this `{` is not closed", suggestion("{", query.substring(open + 1), "}"));
        }
        FilterExpression match = path(path);
        advance();
        return match;
    }

    private FilterExpression changed() {
        int open = advance().position();
        if (current().is(Kind.RIGHT_BRACKET)) {
            throw problem(current().position(), "the git reference between the brackets is empty", Optional.empty());
        }
        String from = reference(Kind.ELLIPSIS);
        String to = "HEAD";
        if (current().is(Kind.ELLIPSIS)) {
            advance();
            to = reference(Kind.RIGHT_BRACKET);
        }
        if (current().is(Kind.END)) {
            throw problem(open, "this `[` is not closed", suggestion("[", query.substring(open + 1), "]"));
        }
        advance();
        return new Changed(from, to);
    }

    private String reference(Kind end) {
        String reference = joinUntil(Kind.RIGHT_BRACKET, end);
        if (reference.isEmpty()) {
            throw problem(current().position(), "a git reference is missing beside `...`",
                    Optional.of("Write a reference on each side, as in `[main...HEAD]`."));
        }
        return reference;
    }

    private String joinUntil(Kind first, Kind second) {
        StringBuilder text = new StringBuilder();
        while (!current().is(first) && !current().is(second) && !current().is(Kind.END)) {
            text.append(advance().text());
        }
        return text.toString();
    }

    private Glob glob(String pattern) {
        try {
            return Glob.compile(pattern);
        } catch (InvalidGlobException e) {
            throw problem(current().position(), "the pattern `" + pattern + "` is not valid: " + e.getMessage(),
                    Optional.empty());
        }
    }

    private FilterToken current() {
        return tokens.get(at);
    }

    private FilterToken peek() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    private FilterToken advance() {
        return tokens.get(at++);
    }

    private FilterSyntaxException unexpected() {
        FilterToken token = current();
        Optional<String> hint = switch (token.kind()) {
            case CARET ->
                Optional.of("`^` stands before a target that the result leaves out, as in `...^app`, or inside a "
                        + "git reference, as in `[HEAD^]`.");
            case EQUAL -> Optional.of("`=` belongs to an attribute, as in `name=app`.");
            case RIGHT_BRACKET ->
                Optional.of("No `[` is open here. Git references stand in brackets: `[main...HEAD]`.");
            case RIGHT_BRACE -> Optional.of("No `{` is open here. A path may stand in braces: `{./my path}`.");
            case ELLIPSIS -> Optional.of(GRAPH_OR_GIT);
            case NAME, PATH, BANG, PIPE, LEFT_BRACE, LEFT_BRACKET, ILLEGAL, END -> Optional.empty();
        };
        return problem(token.position(), "`" + token.text() + "` is not expected here", hint);
    }

    private Optional<String> endHint() {
        String text = query.strip();
        return text.endsWith("...") ? Optional.of(GRAPH_OR_GIT) : Optional.empty();
    }

    private static Optional<String> suggestion(String open, String content, String close) {
        return Optional.of("Did you mean `" + open + content.strip() + close + "`?");
    }

    private FilterSyntaxException problem(int position, String message, Optional<String> hint) {
        return new FilterSyntaxException(List.of(new FilterProblem(query, position, message, hint)));
    }
}
