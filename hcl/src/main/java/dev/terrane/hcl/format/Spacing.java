package dev.terrane.hcl.format;

import dev.terrane.hcl.syntax.TokenType;

/** Where a space stands between two tokens of a line. */
final class Spacing {

    private Spacing() {}

    /** 1 for a token that opens a bracket, -1 for one that closes it, 0 for all others. */
    static int bracket(TokenType type) {
        return switch (type) {
            case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, INTERPOLATION, DIRECTIVE -> 1;
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, SEQUENCE_END -> -1;
            default -> 0;
        };
    }

    /**
     * Whether there is a space after a token. The first rule that fits counts.
     *
     * @param before
     *            the token before it, or the end where it is the first
     * @param token
     *            the token
     * @param after
     *            the token after it
     * @param in
     *            whether it seems to be the {@code in} of a for expression
     */
    static boolean between(TokenType before, TokenType token, TokenType after, boolean in) {
        if (after == TokenType.NEWLINE || isCall(token, after) || isNamespace(token, after)
                || token == TokenType.DOT || after == TokenType.DOT || after == TokenType.COMMA
                || after == TokenType.ELLIPSIS) {
            return false;
        }
        if (token == TokenType.COMMA) {
            return true;
        }
        if (isInsideTemplate(token, after)) {
            return false;
        }
        if (in) {
            // [for x in [1]: x] is not to look like an index into something called "in".
            return true;
        }
        if (token == TokenType.BANG || (after == TokenType.OPEN_BRACKET && canBeIndexed(token))) {
            return false;
        }
        if (token == TokenType.MINUS) {
            return endsOperand(before);
        }
        if (token == TokenType.OPEN_BRACE || after == TokenType.CLOSE_BRACE) {
            return token != TokenType.OPEN_BRACE || after != TokenType.CLOSE_BRACE;
        }
        if ((isSequence(token) && after == TokenType.OPEN_BRACE)
                || (token == TokenType.CLOSE_BRACE && after == TokenType.SEQUENCE_END)) {
            return true;
        }
        boolean betweenSequences = token == TokenType.SEQUENCE_END && isSequence(after);
        return !betweenSequences && bracket(token) <= 0 && bracket(after) >= 0;
    }

    private static boolean canBeIndexed(TokenType token) {
        return token == TokenType.IDENTIFIER || token == TokenType.NUMBER || bracket(token) < 0;
    }

    private static boolean isCall(TokenType token, TokenType after) {
        return token == TokenType.IDENTIFIER && after == TokenType.OPEN_PAREN;
    }

    private static boolean isNamespace(TokenType token, TokenType after) {
        return (token == TokenType.IDENTIFIER && after == TokenType.DOUBLE_COLON)
                || (token == TokenType.DOUBLE_COLON && after == TokenType.IDENTIFIER);
    }

    private static boolean isInsideTemplate(TokenType token, TokenType after) {
        return switch (token) {
            case QUOTED_TEXT, TEXT, OPEN_QUOTE, OPEN_HEREDOC -> true;
            default -> switch (after) {
                case QUOTED_TEXT, TEXT, CLOSE_QUOTE, CLOSE_HEREDOC -> true;
                default -> false;
            };
        };
    }

    private static boolean isSequence(TokenType type) {
        return type == TokenType.INTERPOLATION || type == TokenType.DIRECTIVE;
    }

    /** Whether a minus after this token takes something away from it; else it is a sign. */
    private static boolean endsOperand(TokenType before) {
        return switch (before) {
            case END, OPEN_PAREN, OPEN_BRACE, OPEN_BRACKET, EQUALS, COLON, COMMA, QUESTION, PLUS, STAR, SLASH, PERCENT,
                    MINUS, EQUAL_EQUAL, NOT_EQUAL, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL, AND, OR, BANG ->
                false;
            default -> true;
        };
    }
}
