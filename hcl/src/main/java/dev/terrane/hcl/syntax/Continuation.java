package dev.terrane.hcl.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether an expression that is typed line by line goes on: a bracket, a heredoc or an interpolation is open, a
 * conditional has no second arm, or the last word is an operator that wants another operand. A string does not go on,
 * since it has to end on its line.
 */
public final class Continuation {
    private Continuation() {}

    /** Whether more lines have to follow for this text, in UTF-8, to be an expression. */
    public static boolean isNeeded(byte[] text) {
        Tokens tokens = Lexer.scan(text);
        Deque<TokenType> open = new ArrayDeque<>();
        boolean wanting = false;
        for (int i = 0; i < tokens.size(); i++) {
            TokenType type = tokens.type(i);
            switch (type) {
                case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_HEREDOC, OPEN_QUOTE, INTERPOLATION, DIRECTIVE,
                        QUESTION ->
                    open.push(type);
                case COLON -> {
                    if (open.peek() == TokenType.QUESTION) {
                        open.poll();
                    }
                }
                case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_HEREDOC, CLOSE_QUOTE, SEQUENCE_END -> {
                    while (open.poll() == TokenType.QUESTION) {
                        // one that has no second arm ends with its brackets
                    }
                }
                default -> {
                }
            }
            wanting = switch (type) {
                case COMMENT, NEWLINE, END -> wanting;
                case STAR -> i == 0 || tokens.type(i - 1) != TokenType.DOT;
                default -> wantsOperand(type);
            };
        }
        return open.isEmpty() ? wanting : open.peek() != TokenType.OPEN_QUOTE;
    }

    private static boolean wantsOperand(TokenType type) {
        return switch (type) {
            case SLASH, PLUS, MINUS, PERCENT, EQUAL_EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL,
                    AND, OR, BANG, QUESTION, COLON ->
                true;
            default -> false;
        };
    }
}
