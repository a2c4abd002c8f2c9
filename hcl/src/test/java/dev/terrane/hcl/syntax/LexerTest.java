package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens a text has, each written as its type and its text. */
class LexerTest {

    static List<Arguments> texts() {
        return List.of(
                // names and numbers
                Arguments.of("a-b", "IDENTIFIER a-b"),
                Arguments.of("_a1", "IDENTIFIER _a1"),
                Arguments.of("größe", "IDENTIFIER größe"),
                Arguments.of("日本", "IDENTIFIER 日本"),
                Arguments.of("1a", "NUMBER 1 | IDENTIFIER a"),
                Arguments.of("-a", "MINUS - | IDENTIFIER a"),
                Arguments.of("2-1", "NUMBER 2 | MINUS - | NUMBER 1"),
                Arguments.of("1.5e-3", "NUMBER 1.5e-3"),
                Arguments.of("1..2", "NUMBER 1..2"),
                Arguments.of("1.5.0", "NUMBER 1.5.0"),
                Arguments.of("1...", "NUMBER 1 | ELLIPSIS ..."),
                Arguments.of("1.", "NUMBER 1 | DOT ."),
                Arguments.of(".5", "DOT . | NUMBER 5"),
                Arguments.of("1e", "NUMBER 1 | IDENTIFIER e"),
                Arguments.of("1e+", "NUMBER 1 | IDENTIFIER e | PLUS +"),
                Arguments.of("1_000", "NUMBER 1 | IDENTIFIER _000"),
                Arguments.of("0x1", "NUMBER 0 | IDENTIFIER x1"),
                // operators
                Arguments.of("== != <= >= && || => :: ...",
                        "EQUAL_EQUAL == | NOT_EQUAL != | LESS_EQUAL <= | GREATER_EQUAL >= | AND && | OR || "
                                + "| FAT_ARROW => | DOUBLE_COLON :: | ELLIPSIS ..."),
                Arguments.of("===", "EQUAL_EQUAL == | EQUALS ="),
                Arguments.of("..", "DOT . | DOT ."),
                Arguments.of("** & | ^ ~", "STAR * | STAR * | AMPERSAND & | PIPE | | CARET ^ | TILDE ~"),
                Arguments.of("'`;\\", "APOSTROPHE ' | BACKTICK ` | SEMICOLON ; | INVALID \\"),
                // space and comments
                Arguments.of("a \t b", "IDENTIFIER a | IDENTIFIER b"),
                Arguments.of("a\u00A0b", "IDENTIFIER a | INVALID \u00A0 | IDENTIFIER b"),
                Arguments.of("a\r\nb\rc",
                        "IDENTIFIER a | NEWLINE \\r\\n | IDENTIFIER b | INVALID \\r | IDENTIFIER c"),
                Arguments.of("\uFEFFa", "IDENTIFIER a"),
                Arguments.of("a # x\nb // y\r\n",
                        "IDENTIFIER a | COMMENT # x\\n | IDENTIFIER b | COMMENT // y\\r\\n"),
                Arguments.of("a # x", "IDENTIFIER a | COMMENT # x"),
                Arguments.of("/* a\n * b **/c", "COMMENT /* a\\n * b **/ | IDENTIFIER c"),
                Arguments.of("/* a", "SLASH / | STAR * | IDENTIFIER a"),
                // quoted templates
                Arguments.of("\"\"", "OPEN_QUOTE \" | CLOSE_QUOTE \""),
                Arguments.of("\"a\\\"b\"", "OPEN_QUOTE \" | QUOTED_TEXT a\\\"b | CLOSE_QUOTE \""),
                Arguments.of("\"a${b}c\"",
                        "OPEN_QUOTE \" | QUOTED_TEXT a | INTERPOLATION ${ | IDENTIFIER b | SEQUENCE_END } "
                                + "| QUOTED_TEXT c | CLOSE_QUOTE \""),
                Arguments.of("\"%{~if a~}\"",
                        "OPEN_QUOTE \" | DIRECTIVE %{~ | IDENTIFIER if | IDENTIFIER a | SEQUENCE_END ~} "
                                + "| CLOSE_QUOTE \""),
                Arguments.of("\"$${a}%%{b\"",
                        "OPEN_QUOTE \" | QUOTED_TEXT $${ | QUOTED_TEXT a} | QUOTED_TEXT %%{ | QUOTED_TEXT b "
                                + "| CLOSE_QUOTE \""),
                Arguments.of("\"$a$\"",
                        "OPEN_QUOTE \" | QUOTED_TEXT $ | QUOTED_TEXT a | QUOTED_TEXT $ | CLOSE_QUOTE \""),
                Arguments.of("\"${{a=\"}\"}}\"",
                        "OPEN_QUOTE \" | INTERPOLATION ${ | OPEN_BRACE { | IDENTIFIER a | EQUALS = | OPEN_QUOTE \" "
                                + "| QUOTED_TEXT } | CLOSE_QUOTE \" | CLOSE_BRACE } | SEQUENCE_END } "
                                + "| CLOSE_QUOTE \""),
                Arguments.of("\"a\n\nb\"",
                        "OPEN_QUOTE \" | QUOTED_TEXT a | QUOTED_NEWLINE \\n\\n | QUOTED_TEXT b | CLOSE_QUOTE \""),
                Arguments.of("\"\\\n\"",
                        "OPEN_QUOTE \" | INVALID \\ | QUOTED_NEWLINE \\n | CLOSE_QUOTE \""),
                Arguments.of("~}", "SEQUENCE_END ~}"),
                // heredocs
                Arguments.of("<<E\na\nE\n", "OPEN_HEREDOC <<E\\n | TEXT a\\n | CLOSE_HEREDOC E | NEWLINE \\n"),
                Arguments.of("<<-E\n  a\n  E\r\n",
                        "OPEN_HEREDOC <<-E\\n | TEXT   a\\n | CLOSE_HEREDOC   E | NEWLINE \\r\\n"),
                Arguments.of("<<a-b\na-b\n", "OPEN_HEREDOC <<a-b\\n | CLOSE_HEREDOC a-b | NEWLINE \\n"),
                Arguments.of("<<E\nE1\n E x\nE", "OPEN_HEREDOC <<E\\n | TEXT E1\\n | TEXT  E x\\n | TEXT E"),
                Arguments.of("<<E\n${a}E\nE\n",
                        "OPEN_HEREDOC <<E\\n | INTERPOLATION ${ | IDENTIFIER a | SEQUENCE_END } | TEXT E\\n "
                                + "| CLOSE_HEREDOC E | NEWLINE \\n"),
                Arguments.of("<<E\na\\\"$${\nE\n",
                        "OPEN_HEREDOC <<E\\n | TEXT a\\\" | TEXT $${\\n | CLOSE_HEREDOC E | NEWLINE \\n"),
                Arguments.of("<<E\n$x\nE\n",
                        "OPEN_HEREDOC <<E\\n | TEXT $x | TEXT \\n | CLOSE_HEREDOC E | NEWLINE \\n"),
                Arguments.of("<<E\na\rb\nE\n", "OPEN_HEREDOC <<E\\n | TEXT a | INVALID \\rb\\nE\\n"),
                Arguments.of("<< E\n", "LESS < | LESS < | IDENTIFIER E | NEWLINE \\n"),
                Arguments.of("<<E x\n", "LESS < | LESS < | IDENTIFIER E | IDENTIFIER x | NEWLINE \\n"),
                Arguments.of("<<\"E\"\n",
                        "LESS < | LESS < | OPEN_QUOTE \" | QUOTED_TEXT E | CLOSE_QUOTE \" | NEWLINE \\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void cutsTextIntoTokens(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(tokens(bytes, Lexer.scan(bytes))).isEqualTo(expected);
    }

    static List<Arguments> templates() {
        return List.of(
                Arguments.of("a\"b", "TEXT a\"b"),
                Arguments.of("a ${b} c", "TEXT a  | INTERPOLATION ${ | IDENTIFIER b | SEQUENCE_END } | TEXT  c"),
                Arguments.of("$", "TEXT $"),
                Arguments.of("$${a}", "TEXT $${ | TEXT a}"),
                Arguments.of("a\n\nb", "TEXT a\\n | TEXT \\n | TEXT b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void aBareTemplateIsTextOutsideOfSequences(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(tokens(bytes, Lexer.scanTemplate(bytes))).isEqualTo(expected);
    }

    @Test
    void bytesThatAreNotUtf8AreTokensOfTheirOwn() {
        byte[] bytes = {'a', (byte) 0xFF, '"', (byte) 0xC3, '"', (byte) 0xE2, (byte) 0x82};
        Tokens tokens = Lexer.scan(bytes);

        List<TokenType> types = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            types.add(tokens.type(i));
        }
        assertThat(types).containsExactly(TokenType.IDENTIFIER, TokenType.BAD_ENCODING, TokenType.OPEN_QUOTE,
                TokenType.BAD_ENCODING, TokenType.CLOSE_QUOTE, TokenType.BAD_ENCODING, TokenType.BAD_ENCODING,
                TokenType.END);
    }

    @ParameterizedTest
    @CsvSource({"a,true", "_,true", "a-1,true", "é,true", "1a,false", "-a,false", "a.b,false", "'',false",
        "'a ',false", "a\u200Db,false"})
    void knowsIdentifiers(String name, boolean expected) {
        assertThat(Lexer.isIdentifier(name)).isEqualTo(expected);
    }

    /** All but the end. */
    private static String tokens(byte[] text, Tokens tokens) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            int start = tokens.start(i);
            String of = new String(text, start, tokens.end(i) - start, StandardCharsets.UTF_8);
            shown.add(tokens.type(i) + " " + of.replace("\r", "\\r").replace("\n", "\\n"));
        }
        return String.join(" | ", shown);
    }
}
