package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands the tokens of one text to the parsers, and keeps what they share: whether newlines count, the errors, how deep
 * they are, and whether they are recovering.
 *
 * <p>
 * Once a parser has lost its place it is recovering for good: from then on, errors that the loss may have caused are
 * not reported.
 */
final class TokenReader {

    private final Source source;
    private final byte[] text;
    private final Tokens tokens;
    private final int @Nullable [] places;
    private final ErrorList errors = new ErrorList();
    private int next;
    private boolean newlines = true;
    private boolean recovering;
    private int depth;
    private int deepest;
    private boolean tooDeep;

    /**
     * A reader of a text that is the source, or came out of a part of it.
     *
     * @param places
     *            for each byte of the text and its end, where it stands in the source, unless it is the source
     * @param depth
     *            how deep in the source the text is
     */
    TokenReader(Source source, byte[] text, Tokens tokens, int @Nullable [] places, int depth) {
        this.source = source;
        this.text = text;
        this.tokens = tokens;
        this.places = places;
        this.depth = depth;
        for (Diagnostic invalid : InvalidTokens.check(this)) {
            report(invalid);
        }
    }

    Source source() {
        return source;
    }

    // Reading

    /** The type of the token that is read next. A comment that ends a line is a newline where newlines count. */
    TokenType peek() {
        return typeOf(peekToken());
    }

    boolean at(TokenType type) {
        return peek() == type;
    }

    boolean atKeyword(String word) {
        int token = peekToken();
        return tokens.type(token) == TokenType.IDENTIFIER && isWord(token, word);
    }

    /** The token that is read next; it stays the end after the end. */
    int peekToken() {
        int last = tokens.size() - 1;
        int token = Math.min(next, last);
        while (token < last && isSkipped(token)) {
            token++;
        }
        return token;
    }

    int read() {
        int token = peekToken();
        next = token + 1;
        return token;
    }

    private boolean isSkipped(int token) {
        return switch (tokens.type(token)) {
            case NEWLINE -> !newlines;
            case COMMENT -> !newlines || text[tokens.end(token) - 1] != '\n';
            default -> false;
        };
    }

    /** Lets newlines count or not; gives back how it was, for the caller to restore. */
    boolean setNewlines(boolean count) {
        boolean before = newlines;
        newlines = count;
        return before;
    }

    TokenType typeOf(int token) {
        TokenType type = tokens.type(token);
        return type == TokenType.COMMENT ? TokenType.NEWLINE : type;
    }

    TokenType rawTypeOf(int token) {
        return tokens.type(token);
    }

    int count() {
        return tokens.size();
    }

    boolean isWord(int token, String word) {
        int start = tokens.start(token);
        if (tokens.end(token) - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String textOf(int token) {
        return textOf(token, 0, lengthOf(token));
    }

    /** The text of a part of a token, given by byte offsets into the token. */
    String textOf(int token, int from, int to) {
        return new String(text, tokens.start(token) + from, to - from, StandardCharsets.UTF_8);
    }

    int lengthOf(int token) {
        return tokens.end(token) - tokens.start(token);
    }

    byte byteOf(int token, int index) {
        return text[tokens.start(token) + index];
    }

    Span spanOf(int token) {
        return span(tokens.start(token), tokens.end(token));
    }

    /** The span in the source of a part of a token, given by byte offsets into the token. */
    Span spanOf(int token, int from, int to) {
        int start = tokens.start(token);
        return span(start + from, start + to);
    }

    private Span span(int start, int end) {
        return places == null ? new Span(start, end) : new Span(places[start], places[end]);
    }

    Span peekSpan() {
        return spanOf(peekToken());
    }

    /** The span of the token read last, or before any was read, of the next. */
    Span previousSpan() {
        return next == 0 ? peekSpan() : spanOf(Math.min(next, tokens.size()) - 1);
    }

    // Errors

    void error(String summary, String detail, Span subject) {
        report(Diagnostic.error(summary, detail, range(subject)));
    }

    void error(String summary, String detail, Span subject, Span context) {
        report(Diagnostic.error(summary, detail, range(subject)).withContext(range(context)));
    }

    /** Reports, unless what is wrong may come from an earlier error. */
    void errorUnlessRecovering(String summary, String detail, Span subject) {
        if (!recovering) {
            error(summary, detail, subject);
        }
    }

    void errorUnlessRecovering(String summary, String detail, Span subject, Span context) {
        if (!recovering) {
            error(summary, detail, subject, context);
        }
    }

    void report(Diagnostic diagnostic) {
        report(errors.count(), diagnostic);
    }

    /** Reports, in the order of errors, after so many earlier ones. */
    void report(int earlierErrors, Diagnostic diagnostic) {
        // Where it is too deep, parsing ends; what is open there is not to be complained about.
        if (!tooDeep) {
            errors.add(earlierErrors, diagnostic);
        }
    }

    SourceRange range(Span span) {
        return source.range(span);
    }

    /** How many errors there have been. */
    int errors() {
        return errors.count();
    }

    /** Whether there have been errors since there were so many, and the place is lost. */
    boolean lostSince(int earlierErrors) {
        return recovering && errors.count() > earlierErrors;
    }

    List<Diagnostic> diagnostics() {
        return errors.kept();
    }

    // Depth

    /** One level deeper. If that is too deep, it is an error, and nothing more is read. */
    boolean enter() {
        depth++;
        deepest = Math.max(deepest, depth);
        return isWithinDepth();
    }

    void exit() {
        depth--;
    }

    int depth() {
        return depth;
    }

    int deepest() {
        return deepest;
    }

    void setDeepest(int level) { deepest = level; }

    /** What was just parsed got one level deeper, by becoming a part of what follows it. */
    boolean deepen() {
        deepest++;
        return isWithinDepth();
    }

    private boolean isWithinDepth() {
        if (deepest > Parser.MAX_DEPTH && !tooDeep) {
            error("Nested too deeply",
                    "Blocks and expressions can be nested in each other up to %d levels.".formatted(Parser.MAX_DEPTH),
                    peekSpan());
            tooDeep = true;
            recovering = true;
            next = tokens.size();
        }
        return deepest <= Parser.MAX_DEPTH;
    }

    // Recovery

    boolean isRecovering() { return recovering; }

    /** To be called where the place is knowingly lost. */
    void startRecovering() {
        recovering = true;
    }

    /** Reads up to the closing token of the current bracket, skipping over brackets within; gives it, or the end. */
    int recover(TokenType closing) {
        recovering = true;
        TokenType opening = openingOf(closing);
        int nested = 0;
        while (true) {
            int token = read();
            TokenType type = typeOf(token);
            if (closing == TokenType.SEQUENCE_END && type == TokenType.DIRECTIVE) {
                type = TokenType.INTERPOLATION;
            }
            if (type == TokenType.END) {
                return token;
            }
            if (type == opening) {
                nested++;
            } else if (type == closing && nested-- == 0) {
                return token;
            }
        }
    }

    /** Reads over the next bracket of a kind and all that is in it. */
    void recoverOver(TokenType opening) {
        TokenType type;
        do {
            type = typeOf(read());
        } while (type != opening && type != TokenType.END);
        recover(closingOf(opening));
    }

    /** Reads to the end of the line that is not inside of brackets. */
    void recoverAfterItem() {
        recovering = true;
        Deque<TokenType> open = new ArrayDeque<>();
        while (true) {
            TokenType type = typeOf(read());
            switch (type) {
                case NEWLINE -> {
                    if (open.isEmpty()) {
                        return;
                    }
                }
                case END -> {
                    return;
                }
                case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_QUOTE, OPEN_HEREDOC -> open.push(type);
                case INTERPOLATION, DIRECTIVE -> open.push(TokenType.INTERPOLATION);
                case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_QUOTE, CLOSE_HEREDOC, SEQUENCE_END -> {
                    TokenType opening = openingOf(type);
                    while (!open.isEmpty() && open.pop() != opening) {
                        // What was opened after it and not closed is given up.
                    }
                }
                default -> {
                    // All else is skipped.
                }
            }
        }
    }

    private static TokenType openingOf(TokenType closing) {
        return switch (closing) {
            case CLOSE_BRACE -> TokenType.OPEN_BRACE;
            case CLOSE_BRACKET -> TokenType.OPEN_BRACKET;
            case CLOSE_PAREN -> TokenType.OPEN_PAREN;
            case CLOSE_QUOTE -> TokenType.OPEN_QUOTE;
            case CLOSE_HEREDOC -> TokenType.OPEN_HEREDOC;
            case SEQUENCE_END -> TokenType.INTERPOLATION;
            // The end of the text closes a bare template, which nothing opens.
            case END -> TokenType.END;
            default -> throw new IllegalArgumentException("not a closing token: " + closing);
        };
    }

    static TokenType closingOf(TokenType opening) {
        return switch (opening) {
            case OPEN_BRACE -> TokenType.CLOSE_BRACE;
            case OPEN_BRACKET -> TokenType.CLOSE_BRACKET;
            case OPEN_PAREN -> TokenType.CLOSE_PAREN;
            case OPEN_QUOTE -> TokenType.CLOSE_QUOTE;
            case OPEN_HEREDOC -> TokenType.CLOSE_HEREDOC;
            default -> throw new IllegalArgumentException("not an opening token: " + opening);
        };
    }
}
