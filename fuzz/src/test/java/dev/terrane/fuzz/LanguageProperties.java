package dev.terrane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticJson;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.ConfigBody;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.Lexer;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.syntax.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What holds for any text given to the parts of the language. */
final class LanguageProperties {

    private static final BodySchema SCHEMA = new BodySchema(
            List.of(new AttributeSchema("a", true), new AttributeSchema("locals", false)),
            List.of(new BlockSchema("b"), new BlockSchema("include", "name")));
    private static final DiagnosticRenderer TEXT = new DiagnosticRenderer(Path.of("/"), false,
            EnclosingBlock::describe);
    private static final DiagnosticJson JSON = new DiagnosticJson(_ -> "");
    /** Rendering parses the source for each diagnostic, so only some are. */
    private static final int RENDERED = 3;

    private LanguageProperties() {}

    /** A file is parsed, every place in its tree and its errors is within it, and both can be shown and read on. */
    static void configuration(byte[] text) {
        check(Parser.parse(Source.of("f.hcl", text)));
    }

    /** The same for JSON. */
    static void json(byte[] text) {
        check(JsonParser.parse(Source.of("f.json", text)));
    }

    private static void check(ParsedFile file) {
        checkDiagnostics(file.source(), file.diagnostics());
        Places.check(file.body());
        ConfigBody body = file.body();
        checkDiagnostics(file.source(), body.content(SCHEMA).diagnostics());
        checkDiagnostics(file.source(), body.justAttributes().diagnostics());
    }

    /** An expression is parsed, and every place in its tree and its errors is within it. */
    static void expression(byte[] text) {
        check(Parser.parseExpression(Source.of("f", text)));
    }

    /** The same for a template. */
    static void template(byte[] text) {
        check(Parser.parseTemplate(Source.of("f", text)));
    }

    private static void check(ParsedExpression parsed) {
        checkDiagnostics(parsed.source(), parsed.diagnostics());
        Places.check(parsed.source(), parsed.expression());
    }

    private static void checkDiagnostics(Source source, List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            diagnostic.subject().ifPresent(range -> Places.check(source, range.span()));
            diagnostic.context().ifPresent(range -> Places.check(source, range.span()));
        }
        List<Diagnostic> some = diagnostics.subList(0, Math.min(RENDERED, diagnostics.size()));
        assertThat(TEXT.render(some)).doesNotContain("\033");
        assertThat(JSON.render(some)).startsWith("[").endsWith("]");
    }

    /** Formatting twice equals formatting once, and of text without errors it keeps the tokens. */
    static void format(byte[] text) {
        byte[] once;
        try {
            once = Formatter.format(text);
        } catch (DiagnosticException tooLong) {
            return;
        }
        assertThat(Formatter.format(once)).isEqualTo(once);
        if (!Parser.parse(Source.of("f", text)).hasErrors()) {
            assertThat(tokens(once)).isEqualTo(tokens(text));
            assertThat(Parser.parse(Source.of("f", once)).diagnostics()).isEmpty();
        }
    }

    private static List<String> tokens(byte[] text) {
        Tokens tokens = Lexer.scan(text);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int start = tokens.start(i);
            shown.add(tokens.type(i) + " "
                    + new String(text, start, tokens.end(i) - start, StandardCharsets.ISO_8859_1));
        }
        return shown;
    }

    /** Tokens cover the text but for spaces and tabs, and a byte order mark. */
    static void lexer(byte[] text) {
        for (Tokens tokens : List.of(Lexer.scan(text), Lexer.scanTemplate(text))) {
            int at = Source.hasByteOrderMark(text) ? 3 : 0;
            for (int i = 0; i < tokens.size(); i++) {
                for (; at < tokens.start(i); at++) {
                    assertThat(text[at]).isIn((byte) ' ', (byte) '\t');
                }
                assertThat(new Span(tokens.start(i), tokens.end(i)).start()).isEqualTo(at);
                at = tokens.end(i);
            }
            assertThat(at).isEqualTo(text.length);
        }
    }
}
