package dev.terrane.hcl.format;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Graphemes;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Lexer;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.syntax.TokenType;
import dev.terrane.hcl.syntax.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lays configuration in the native syntax out canonically, to the byte as {@code terraform fmt} and {@code terragrunt
 * hcl fmt} do it. Only the spaces before tokens change: line breaks and what is inside of tokens stay, and formatting
 * twice equals formatting once. It works on tokens, so that text with errors in it can be formatted, too.
 */
public final class Formatter {

    private static final int MARK_LENGTH = 3;

    private static final int INDENT = 2;

    /**
     * A line: first what leads it, then, from an equals sign on, an assignment, then a comment at its end; each can be
     * empty. Indices are of tokens, ends exclusive.
     */
    private record Line(int start, int assignment, int comment, int end) {

        boolean hasAssignment() {
            return assignment < comment;
        }

        boolean hasComment() {
            return comment < end;
        }
    }

    private final byte[] text;
    private final Tokens tokens;
    /** How many spaces are to stand before each token. */
    private final int[] spaces;

    private Formatter(byte[] text) {
        this.text = text;
        this.tokens = Lexer.scan(text);
        this.spaces = new int[tokens.size()];
        for (int token = 0; token < spaces.length; token++) {
            spaces[token] = tokens.start(token) - (token == 0 ? 0 : tokens.end(token - 1));
        }
    }

    /**
     * The text in the canonical layout.
     *
     * @throws DiagnosticException
     *             if it is longer than {@link Parser#MAX_LENGTH}, or would become so
     */
    public static byte[] format(byte[] text) {
        checkLength(text.length);
        return new Formatter(withoutMarks(text)).format();
    }

    /** Without byte order marks before everything else, so that none of several comes to stand first in the result. */
    private static byte[] withoutMarks(byte[] text) {
        int start = 0;
        for (int at = 0; at < text.length;) {
            if (Source.hasByteOrderMark(Arrays.copyOfRange(text, at, Math.min(at + MARK_LENGTH, text.length)))) {
                at += MARK_LENGTH;
                start = at;
            } else if (text[at] == ' ' || text[at] == '\t') {
                at++;
            } else {
                break;
            }
        }
        return start == 0 ? text : Arrays.copyOfRange(text, start, text.length);
    }

    private static void checkLength(long length) {
        if (length > Parser.MAX_LENGTH) {
            throw new DiagnosticException(Diagnostic.error("Text too long",
                    "This has %d bytes, or would have once formatted; up to %d can be formatted.".formatted(length,
                            Parser.MAX_LENGTH)));
        }
    }

    private byte[] format() {
        List<Line> lines = lines();
        indent(lines);
        for (Line line : lines) {
            space(line.start, line.assignment);
            space(line.assignment, line.comment);
        }
        align(lines, Line::hasAssignment, line -> columns(line.start, line.assignment), Line::assignment);
        align(lines, Line::hasComment, line -> columns(line.start, line.comment), Line::comment);
        return write();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int last = tokens.size() - 1;
        int start = 0;
        for (int token = 0; token < last; token++) {
            if (endsLine(token)) {
                lines.add(line(start, token + 1));
                start = token + 1;
            }
        }
        if (start < last) {
            lines.add(line(start, last));
        }
        return lines;
    }

    private boolean endsLine(int token) {
        return switch (tokens.type(token)) {
            case NEWLINE -> true;
            case COMMENT -> text[tokens.end(token) - 1] == '\n';
            default -> false;
        };
    }

    private Line line(int start, int end) {
        int comment = end - start > 1 && tokens.type(end - 1) == TokenType.COMMENT ? end - 1 : end;
        int equals = start + 1;
        while (equals < comment && tokens.type(equals) != TokenType.EQUALS) {
            equals++;
        }
        // An assignment whose value goes on after the line does not take part in the alignment.
        int assignment = equals < comment && brackets(equals, comment) == 0 ? equals : comment;
        return new Line(start, assignment, comment, end);
    }

    private int brackets(int from, int to) {
        int net = 0;
        for (int token = from; token < to; token++) {
            net += Spacing.bracket(tokens.type(token));
        }
        return net;
    }

    /** Indents each line by how many lines before it opened more brackets than they closed and are not closed yet. */
    private void indent(List<Line> lines) {
        int[] open = new int[16];
        int level = 0;
        for (Line line : lines) {
            if (tokens.type(line.start) == TokenType.NEWLINE) {
                spaces[line.start] = 0;
                continue;
            }
            int net = brackets(line.start, endOfLeadForBrackets(line)) + brackets(line.assignment, line.comment);
            for (int closed = -net; closed > 0 && level > 0; level--) {
                int innermost = open[level - 1];
                if (closed < innermost) {
                    open[level - 1] = innermost - closed;
                    break;
                }
                closed -= innermost;
            }
            spaces[line.start] = INDENT * level;
            if (net > 0) {
                if (level == open.length) {
                    open = Arrays.copyOf(open, level * 2);
                }
                open[level++] = net;
            }
        }
    }

    private int endOfLeadForBrackets(Line line) {
        for (int token = line.start; token < line.assignment; token++) {
            if (tokens.type(token) == TokenType.OPEN_HEREDOC) {
                return token;
            }
        }
        return line.assignment;
    }

    private void space(int from, int to) {
        for (int token = from; token + 1 < to; token++) {
            TokenType before = token == from ? TokenType.END : tokens.type(token - 1);
            boolean in = isIn(token) && before == TokenType.IDENTIFIER;
            TokenType after = tokens.type(token + 1);
            if (tokens.type(token) == TokenType.BAD_ENCODING || after == TokenType.BAD_ENCODING) {
                // It can stand in the middle of a string, and a space would change that.
                continue;
            }
            boolean spaced = Spacing.between(before, tokens.type(token), after, in)
                    || isToBeKeptApart(before, token);
            spaces[token + 1] = spaced ? 1 : 0;
        }
    }

    /**
     * Whether a token and the next would be read as something else if they touched. Go lets them, and so breaks {@code
     * list.0 .1}; the other cases are in text with errors, which is to stay the same text with errors.
     */
    private boolean isToBeKeptApart(TokenType before, int token) {
        TokenType after = tokens.type(token + 1);
        if (tokens.type(token) == TokenType.DOT && before == TokenType.NUMBER && after == TokenType.NUMBER) {
            return true;
        }
        return tokens.end(token) < tokens.start(token + 1) && switch (tokens.type(token)) {
            case DOT -> after == TokenType.DOT || after == TokenType.ELLIPSIS;
            case BANG -> text[tokens.start(token + 1)] == '=';
            case INTERPOLATION, DIRECTIVE -> text[tokens.start(token + 1)] == '~';
            case TILDE -> after == TokenType.SEQUENCE_END;
            case INVALID -> text[tokens.start(token)] == '\r';
            default -> false;
        };
    }

    private boolean isIn(int token) {
        int start = tokens.start(token);
        return tokens.type(token) == TokenType.IDENTIFIER && tokens.end(token) - start == 2 && text[start] == 'i'
                && text[start + 1] == 'n';
    }

    private interface Condition {
        boolean holds(Line line);
    }

    /** Starts a cell in the same column on all lines in a row that have one: after the widest of what is before it. */
    private void align(List<Line> lines, Condition hasCell, ToIntFunction<Line> columnsBefore,
            ToIntFunction<Line> cell) {
        int first = 0;
        while (first < lines.size()) {
            int end = first;
            int widest = 0;
            while (end < lines.size() && hasCell.holds(lines.get(end))) {
                widest = Math.max(widest, columnsBefore.applyAsInt(lines.get(end)));
                end++;
            }
            for (Line line : lines.subList(first, end)) {
                spaces[cell.applyAsInt(line)] = widest - columnsBefore.applyAsInt(line) + 1;
            }
            first = end + 1;
        }
    }

    private int columns(int from, int to) {
        int columns = 0;
        for (int token = from; token < to; token++) {
            columns += spaces[token] + Graphemes.count(text, tokens.start(token), tokens.end(token));
        }
        return columns;
    }

    private byte[] write() {
        long length = 0;
        for (int token = 0; token < spaces.length; token++) {
            length += spaces[token] + tokens.end(token) - tokens.start(token);
        }
        // Aligned with a very long line, short ones become as long.
        checkLength(length);
        byte[] out = new byte[(int) length];
        int at = 0;
        for (int token = 0; token < spaces.length; token++) {
            Arrays.fill(out, at, at + spaces[token], (byte) ' ');
            at += spaces[token];
            int size = tokens.end(token) - tokens.start(token);
            System.arraycopy(text, tokens.start(token), out, at, size);
            at += size;
        }
        return out;
    }
}
