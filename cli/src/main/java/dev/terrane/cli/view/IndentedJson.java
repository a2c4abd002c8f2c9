package dev.terrane.cli.view;

import java.io.IOException;
import java.io.Writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;

/** JSON for people, laid out as Go's `MarshalIndent` with two blanks does, which is what Terragrunt prints. */
public final class IndentedJson {

    private static final DefaultIndenter TWO_BLANKS = new DefaultIndenter("  ", "\n");

    private IndentedJson() {}

    public static JsonGenerator generator(Writer writer) throws IOException {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators).withArrayIndenter(TWO_BLANKS)
                .withObjectIndenter(TWO_BLANKS);
        return new JsonFactory().createGenerator(writer).setPrettyPrinter(printer);
    }

    /** JSON without blanks between its parts, laid out in the same way. */
    public static String of(String compact) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (quoted) {
                text.append(c);
                if (c == '\\') {
                    text.append(compact.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    text.append(c);
                }
                case '{', '[' -> {
                    text.append(c);
                    boolean empty = compact.charAt(i + 1) == c + 2;
                    if (!empty) {
                        line(text, ++depth);
                    } else {
                        text.append(compact.charAt(++i));
                    }
                }
                case '}', ']' -> {
                    line(text, --depth);
                    text.append(c);
                }
                case ',' -> {
                    text.append(c);
                    line(text, depth);
                }
                case ':' -> text.append(": ");
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int depth) {
        text.append('\n').repeat("  ", depth);
    }
}
