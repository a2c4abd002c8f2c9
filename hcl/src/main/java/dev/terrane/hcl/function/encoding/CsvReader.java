package dev.terrane.hcl.function.encoding;

import dev.terrane.hcl.function.FunctionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of comma-separated values (RFC 4180), one at a time. Empty lines are skipped; a line may end in LF or CRLF,
 * which is an LF inside of quotes; a quote may stand only at both ends of a field, or doubled inside of it. Every
 * record has as many fields as the first.
 */
public final class CsvReader {

    private final String text;
    private int at;
    private int line;
    private int width = -1;

    public CsvReader(String text) {
        this.text = text;
    }

    /**
     * The next record, or empty at the end.
     *
     * @throws FunctionException naming the line
     */
    public Optional<List<String>> next() {
        Optional<String> found = readLine();
        while (found.isPresent() && (found.get().isEmpty() || found.get().equals("\n"))) {
            found = readLine();
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int first = line;
        List<String> fields = new ArrayList<>();
        Rest rest = new Rest(found.get());
        while (rest.startsField()) {
            fields.add(rest.quoted() ? quotedField(rest, first) : plainField(rest));
        }
        if (width < 0) {
            width = fields.size();
        } else if (width != fields.size()) {
            throw problem(first, "the record has " + fields.size() + " fields where the first has " + width);
        }
        return Optional.of(fields);
    }

    private String plainField(Rest rest) {
        String field = rest.upToComma();
        if (field.indexOf('"') >= 0) {
            throw problem(line, "a quote stands inside a field that does not start with one");
        }
        return field;
    }

    private String quotedField(Rest rest, int first) {
        StringBuilder field = new StringBuilder();
        rest.skipQuote();
        while (true) {
            Optional<String> part = rest.upToQuote();
            if (part.isPresent()) {
                field.append(part.get());
                if (rest.quoted()) {
                    field.append('"');
                    rest.skipQuote();
                } else if (rest.endsField()) {
                    return field.toString();
                } else {
                    throw problem(line, "a quoted field goes on after its closing quote");
                }
            } else {
                field.append(rest.all());
                Optional<String> more = readLine();
                if (more.isEmpty()) {
                    throw problem(first, "a quoted field has no closing quote");
                }
                rest.replace(more.get());
            }
        }
    }

    /** A line with its LF, if it has one. */
    private Optional<String> readLine() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        line++;
        int end = text.indexOf('\n', at);
        int next = end < 0 ? text.length() : end + 1;
        String found = text.substring(at, next);
        at = next;
        if (found.endsWith("\r\n")) {
            return Optional.of(found.substring(0, found.length() - 2) + "\n");
        }
        return Optional.of(end < 0 && found.endsWith("\r") ? found.substring(0, found.length() - 1) : found);
    }

    private static FunctionException problem(int line, String what) {
        return new FunctionException("CSV, line " + line + ": " + what);
    }

    /** What is left of a line. */
    private static final class Rest {
        private String line;
        private int at;
        private boolean field = true;

        Rest(String line) {
            this.line = line;
        }

        void replace(String next) {
            line = next;
            at = 0;
        }

        boolean startsField() {
            return field;
        }

        boolean quoted() {
            return at < line.length() && line.charAt(at) == '"';
        }

        void skipQuote() {
            at++;
        }

        String all() {
            String rest = line.substring(at);
            at = line.length();
            return rest;
        }

        String upToComma() {
            int comma = line.indexOf(',', at);
            int end = comma >= 0 ? comma : line.endsWith("\n") ? Math.max(at, line.length() - 1) : line.length();
            String result = line.substring(at, end);
            at = comma + 1;
            field = comma >= 0;
            return result;
        }

        Optional<String> upToQuote() {
            int quote = line.indexOf('"', at);
            if (quote < 0) {
                return Optional.empty();
            }
            String result = line.substring(at, quote);
            at = quote + 1;
            return Optional.of(result);
        }

        /** Whether a comma or the end of the line stands here, which is then passed. */
        boolean endsField() {
            field = at < line.length() && line.charAt(at) == ',';
            if (field) {
                at++;
                return true;
            }
            return at == line.length() || line.charAt(at) == '\n';
        }
    }
}
