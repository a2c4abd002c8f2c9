package dev.terrane.run.filter;

import java.util.ArrayList;
import java.util.List;

import dev.terrane.run.filter.FilterToken.Kind;

/**
 * Cuts a filter into tokens. Words run to the next special character or ellipsis and keep inner blanks;
 * a word with a slash before the next special character is a path, after `=` it is a value.
 */
final class FilterLexer {

    private static final String SPECIAL = "!|={}[]^";

    private final String query;
    private int at;

    FilterLexer(String query) {
        this.query = query;
    }

    /** All tokens of the query, the last one of kind END. */
    List<FilterToken> tokens() {
        List<FilterToken> tokens = new ArrayList<>();
        boolean afterEqual = false;
        while (true) {
            skipBlanks();
            FilterToken token = next(afterEqual);
            tokens.add(token);
            if (token.is(Kind.END)) {
                return tokens;
            }
            afterEqual = token.is(Kind.EQUAL);
        }
    }

    private FilterToken next(boolean afterEqual) {
        int start = at;
        if (start >= query.length()) {
            return new FilterToken(Kind.END, "", start);
        }
        char c = query.charAt(start);
        if (SPECIAL.indexOf(c) >= 0) {
            at++;
            return new FilterToken(special(c), String.valueOf(c), start);
        }
        if (startsEllipsis(start)) {
            at += 3;
            return new FilterToken(Kind.ELLIPSIS, "...", start);
        }
        if (c == '/' || query.startsWith("./", start) || query.startsWith("../", start)) {
            return word(Kind.PATH, start);
        }
        if (c == '.' && (start + 1 == query.length() || isBlankOrSpecial(query.charAt(start + 1)))) {
            at++;
            return new FilterToken(Kind.PATH, ".", start);
        }
        if (c == '.') {
            return word(Kind.NAME, start, '/');
        }
        if (afterEqual) {
            return word(Kind.NAME, start);
        }
        return hasSlashAhead(start) ? word(Kind.PATH, start) : word(Kind.NAME, start);
    }

    private static Kind special(char c) {
        return switch (c) {
            case '!' -> Kind.BANG;
            case '|' -> Kind.PIPE;
            case '=' -> Kind.EQUAL;
            case '{' -> Kind.LEFT_BRACE;
            case '}' -> Kind.RIGHT_BRACE;
            case '[' -> Kind.LEFT_BRACKET;
            case ']' -> Kind.RIGHT_BRACKET;
            case '^' -> Kind.CARET;
            default -> Kind.ILLEGAL;
        };
    }

    private FilterToken word(Kind kind, int start) {
        return word(kind, start, '\0');
    }

    private FilterToken word(Kind kind, int start, char stop) {
        while (at < query.length() && !endsWord(at) && query.charAt(at) != stop) {
            at++;
        }
        return new FilterToken(kind, query.substring(start, at).strip(), start);
    }

    private boolean endsWord(int index) {
        return SPECIAL.indexOf(query.charAt(index)) >= 0 || startsEllipsis(index);
    }

    private boolean startsEllipsis(int index) {
        return query.startsWith("...", index);
    }

    private boolean hasSlashAhead(int from) {
        for (int i = from; i < query.length() && SPECIAL.indexOf(query.charAt(i)) < 0; i++) {
            if (query.charAt(i) == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlankOrSpecial(char c) {
        return Character.isWhitespace(c) || SPECIAL.indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
    }
}
