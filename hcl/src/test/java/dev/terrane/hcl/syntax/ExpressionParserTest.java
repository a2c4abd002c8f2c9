package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Expression.Binary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tree an expression becomes; see {@link TreeText} for how it is written here. */
class ExpressionParserTest {

    static List<Arguments> expressions() {
        return List.of(
                // literals
                Arguments.of("1.50", "1.50"),
                Arguments.of("1.e5", "1.e5"),
                Arguments.of("true", "true"),
                Arguments.of("null", "null"),
                Arguments.of("\"\"", "(template '')"),
                Arguments.of("\"a\\n\\u00e9\\U0001F600\\\"\"", "(template 'a\\né😀\"')"),
                // precedence
                Arguments.of("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"),
                Arguments.of("1 - 2 - 3", "(- (- 1 2) 3)"),
                Arguments.of("a || b && c == d < e + f", "(|| a (&& b (== c (< d (+ e f)))))"),
                Arguments.of("a == b != c", "(!= (== a b) c)"),
                Arguments.of("1 * 2 % 3 / 4", "(/ (% (* 1 2) 3) 4)"),
                Arguments.of("-a.b[0] + 1", "(+ (- a.b[0]) 1)"),
                Arguments.of("!a && b", "(&& (! a) b)"),
                Arguments.of("- -1", "(- (- 1))"),
                Arguments.of("!-a", "(! (- a))"),
                Arguments.of("(1 + 2) * 3", "(* (paren (+ 1 2)) 3)"),
                Arguments.of("a ? b : c ? d : e", "(if a b (if c d e))"),
                Arguments.of("a ? b ? 1 : 2 : 3", "(if a (if b 1 2) 3)"),
                Arguments.of("a || b ? c : d", "(if (|| a b) c d)"),
                // newlines
                Arguments.of("1 +\n2", "(+ 1 2)"),
                Arguments.of("a\n? b\n: c", "(if a b c)"),
                // traversals
                Arguments.of("a.b[\"c\"][0].d", "a.b['c'][0].d"),
                Arguments.of("a . b", "a.b"),
                Arguments.of("a.0.b", "a[0].b"),
                Arguments.of("a[true]", "a[true]"),
                Arguments.of("a[b.c]", "(index a b.c)"),
                Arguments.of("a[b][c]", "(index (index a b) c)"),
                Arguments.of("a[b].c[0]", "(get (index a b) .c[0])"),
                Arguments.of("a[(0)]", "(index a (paren 0))"),
                Arguments.of("a[\"${b}\"]", "(index a (wrap b))"),
                Arguments.of("f(a).b", "(get (call f a) .b)"),
                Arguments.of("[1][0]", "(get (tuple 1) [0])"),
                Arguments.of("(a).b", "(get (paren a) .b)"),
                // splats
                Arguments.of("a.*.b.c", "(splat a (get @ .b.c))"),
                Arguments.of("a.*.b[0]", "(get (splat a (get @ .b)) [0])"),
                Arguments.of("a.*.0", "(splat a (get @ [0]))"),
                Arguments.of("a.*", "(splat a @)"),
                Arguments.of("a[*].b[0]", "(splat a (get @ .b[0]))"),
                Arguments.of("a[*][b].c", "(splat a (get (index @ b) .c))"),
                Arguments.of("a[*].b[*].c", "(splat a (splat (get @ .b) (get @ .c)))"),
                Arguments.of("a.*.b[*].c", "(splat (splat a (get @ .b)) (get @ .c))"),
                // calls
                Arguments.of("f()", "(call f)"),
                Arguments.of("f (1,\n 2,)", "(call f 1 2)"),
                Arguments.of("f(a, b...)", "(call f a b...)"),
                Arguments.of("a::b::c(1)", "(call a::b::c 1)"),
                Arguments.of("true(1)", "(call true 1)"),
                // tuples and objects
                Arguments.of("[]", "(tuple)"),
                Arguments.of("[1,\n2,\n]", "(tuple 1 2)"),
                Arguments.of("{}", "(object)"),
                Arguments.of("{ a = 1, b : 2 }", "(object a=1 b=2)"),
                Arguments.of("{\na = 1\n\nb = 2 # c\n\n}", "(object a=1 b=2)"),
                Arguments.of("{ true = 1, null = 2, for1 = 3 }", "(object true=1 null=2 for1=3)"),
                Arguments.of("{ (a) = 1, \"b\" = 2, \"${c}\" = 3, 4 = 5 }",
                        "(object (paren a)=1 (template 'b')=2 (wrap c)=3 4=5)"),
                Arguments.of("{ a.b = 1 }", "(object ambiguous a.b=1)"),
                Arguments.of("{ (a).b = 1 }", "(object (get (paren a) .b)=1)"),
                // for
                Arguments.of("[for x in y : x]", "(for x y x)"),
                Arguments.of("[\nfor i, x in y :\n x if i > 0\n]", "(for i,x y x if (> i 0))"),
                Arguments.of("{\nfor k, v in m : k => v... if v }", "(for k,v m k => v... if v)"),
                Arguments.of("{ for in in in : in => in }", "(for in in in => in)"),
                // templates
                Arguments.of("\"${a}\"", "(wrap a)"),
                Arguments.of("\"${a}${b}\"", "(template a b)"),
                Arguments.of("\" ${a}\"", "(template ' ' a)"),
                Arguments.of("\"$${a} %%{b} $a %\"", "(template '${a} %{b} $a %')"),
                Arguments.of("\"$$${a}\"", "(template '$${a}')"),
                Arguments.of("\"a ${~ b ~} c\"", "(template 'a' b 'c')"),
                Arguments.of("\"%{ if a }b%{ else }c%{ endif }\"", "(template (if a (template 'b') (template 'c')))"),
                Arguments.of("\"%{ if a }%{ endif }\"", "(template (if a (template '') (template '')))"),
                Arguments.of("\"x%{ for k, v in m ~} ${v} %{~ endfor }\"",
                        "(template 'x' (join (for k,v m (template '' v ''))))"),
                Arguments.of("\"${\"${a}\"}\"", "(wrap (wrap a))"),
                Arguments.of("\"${ { a = \"}\" }[\"a\"] }\"", "(wrap (get (object a=(template '}')) ['a']))"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expressions")
    void parses(String text, String expected) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("f", text));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.expression())).isEqualTo(expected);
    }

    static List<Arguments> heredocs() {
        return List.of(
                Arguments.of("<<E\na\n\n  b\nE\n", "(template 'a\\n\\n  b\\n')"),
                Arguments.of("<<E\nE\n", "(template '')"),
                Arguments.of("<<E\n\\t \"$${x}\n  E\n", "(template '\\t \"${x}\\n')"),
                Arguments.of("<<E\r\na\r\nE\r\n", "(template 'a\\r\\n')"),
                Arguments.of("<<E\n${a}\nE\n", "(template a '\\n')"),
                // a tilde trims one line only
                Arguments.of("<<E\na ${~ b ~}\n\n\nc\nE\n", "(template 'a' b '\\n\\nc\\n')"),
                // flush: the least indentation of lines that are not blank is taken away
                Arguments.of("<<-E\n    a\n  b\n\n      c\n E\n", "(template '  a\\nb\\n\\n    c\\n')"),
                Arguments.of("<<-E\n\t\ta\n\t b\nE\n", "(template 'a\\nb\\n')"),
                Arguments.of("<<-E\n\u2003a\n  b\nE\n", "(template 'a\\n b\\n')"),
                Arguments.of("<<-E\n    ${a}\n  b\n  E\n", "(template '  ' a '\\nb\\n')"),
                Arguments.of("<<-E\n${a}\n  b\nE\n", "(template a '\\n  b\\n')"),
                Arguments.of("<<-E\n  a ${b} c\n  d\nE\n", "(template 'a ' b ' c\\nd\\n')"),
                // a line whose newline was trimmed away before it is no line of its own
                Arguments.of("<<-E\n    %{ if a ~}\n    b\n    %{ endif ~}\n    E\n",
                        "(template '' (if a (template '    b\\n') (template '')) '')"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heredocs")
    void parsesHeredocs(String text, String expected) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("f", text));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.expression())).isEqualTo(expected);
    }

    static List<Arguments> templates() {
        return List.of(
                Arguments.of("a \"${b}\"\n", "(template 'a \"' b '\"\\n')"),
                Arguments.of("${a}", "(wrap a)"),
                Arguments.of("", "(template '')"),
                Arguments.of("$", "(template '$')"),
                Arguments.of("a\\t$${b}", "(template 'a\\t${b}')"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void parsesWholeTexts(String text, String expected) {
        ParsedExpression parsed = Parser.parseTemplate(Source.of("f", text));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.expression())).isEqualTo(expected);
    }

    static List<Arguments> spans() {
        return List.of(
                Arguments.of("(a.b)", "(a.b)", "a.b"),
                Arguments.of("a[0].b", "a[0].b", "a[0].b"),
                Arguments.of("a[b]", "a[b]", "["),
                Arguments.of("a[*].b", "a[*].b", "[*]"),
                Arguments.of("a.*.b", "a.*.b", ".*"),
                Arguments.of("f(1, 2)", "f(1, 2)", "f("),
                Arguments.of("a ? b : c", "a ? b : c", "a"),
                Arguments.of("1 + 2 + 3", "1 + 2 + 3", "1"),
                Arguments.of("-a", "-a", "-"),
                Arguments.of("[1]", "[1]", "["),
                Arguments.of("{a = 1}", "{a = 1}", "{"),
                Arguments.of("[for a in b : a]", "[for a in b : a]", "["),
                Arguments.of("\"ab${c}\"", "\"ab${c}\"", "ab"),
                Arguments.of("\"${c}\"", "\"${c}\"", "\"${c}\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spans")
    void knowsWhereItStandsAndWhereToPoint(String text, String whole, String start) {
        Source source = Source.of("f", text);
        Expression expression = Parser.parseExpression(source).expression();

        assertThat(source.text(expression.span())).isEqualTo(whole);
        assertThat(source.text(expression.startSpan())).isEqualTo(start);
    }

    @Test
    void aLongChainOfOperatorsIsNotDeep() {
        String text = "1" + " + 1".repeat(100_000);

        ParsedExpression parsed = Parser.parseExpression(Source.of("f", text));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.expression()).isInstanceOf(Binary.class);
        assertThat(parsed.expression().startSpan().end()).isEqualTo(1);
    }
}
