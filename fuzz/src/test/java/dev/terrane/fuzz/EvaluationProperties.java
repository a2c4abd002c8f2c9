package dev.terrane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.StandardFunctions;
import dev.terrane.hcl.print.ValueJson;
import dev.terrane.hcl.print.ValueText;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.TooLargeException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What holds for the evaluation of any expression. */
final class EvaluationProperties {

    private static final int LONGEST = 200;
    private static final String SECRET = "s3cret";
    private static final Scope SCOPE = Scope.ofValues(variables(), functions());

    private EvaluationProperties() {}

    /**
     * An expression comes to a value or to diagnostics, nothing else; they do not show what is sensitive; and the text of
     * a value is an expression that comes to the same text.
     */
    static void expression(byte[] text) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("f", text));
        if (parsed.hasErrors()) {
            return;
        }
        Evaluator.Result result;
        try {
            result = Evaluator.attempt(parsed.expression(), parsed.source(), SCOPE);
        } catch (DiagnosticException tooLarge) {
            return;
        }
        String source = new String(text, StandardCharsets.UTF_8);
        boolean mayReveal = source.contains("nonsensitive") || source.contains(SECRET);
        for (Diagnostic diagnostic : result.diagnostics()) {
            diagnostic.subject().ifPresent(range -> Places.check(parsed.source(), range.span()));
            String shown = diagnostic.summary() + diagnostic.detail() + diagnostic.hint() + diagnostic.variables();
            assertThat(mayReveal || !shown.contains(SECRET)).as(shown).isTrue();
        }
        if (!result.hasErrors()) {
            checkShown(result.value(), mayReveal);
        }
    }

    private static void checkShown(Value value, boolean mayReveal) {
        String text;
        try {
            text = ValueText.of(value);
            assertThat(mayReveal || !(text + ValueJson.of(value)).contains(SECRET)).as(text).isTrue();
        } catch (TooLargeException | DiagnosticException tooLarge) {
            return;
        }
        // Numbers with exponents beyond what the precision holds exactly may change in their last digits.
        if (value.isWhollyKnown() && !value.containsMarks() && !text.contains("Inf") && text.length() < LONGEST) {
            ParsedExpression again = Parser.parseExpression(Source.of("again", text));
            assertThat(again.diagnostics()).as(text).isEmpty();
            Value same = Evaluator.evaluate(again.expression(), again.source(), SCOPE);
            assertThat(ValueText.of(same)).isEqualTo(text);
        }
    }

    /** All functions but those that read files, which fuzzing must not, and the one that is slow on purpose. */
    private static Functions functions() {
        FunctionWorld world = new FunctionWorld(Path.of(""), Path.of(""), Optional.empty(),
                InstantSource.fixed(Instant.EPOCH), new SplittableRandom(1));
        return Functions.of(StandardFunctions.of(world).all().stream()
                .filter(function -> function.category() != Category.FILESYSTEM && !function.name().equals("bcrypt"))
                .toList());
    }

    private static Map<String, Value> variables() {
        Map<String, Value> variables = new HashMap<>();
        Value list = Value.list(List.of(Value.string("a"), Value.string("b"), Value.string("c")));
        variables.put("str", Value.string("hello"));
        variables.put("num", Value.number(42));
        variables.put("yes", Value.TRUE);
        variables.put("no", Value.FALSE);
        variables.put("nul", Value.NULL);
        variables.put("nullist", Value.nullOf(list.type()));
        variables.put("unk", Value.unknown(Type.STRING));
        variables.put("unknum", Value.unknown(Type.NUMBER, Refinement.NOT_NULL));
        variables.put("unkbool", Value.unknown(Type.BOOL));
        variables.put("unklist", Value.unknown(list.type()));
        variables.put("dyn", Value.DYNAMIC);
        variables.put("list", list);
        variables.put("set", Value.set(list.elements()));
        variables.put("map", Value.map(Map.of("k1", Value.string("v1"), "k2", Value.string("v2"))));
        variables.put("obj", Value.object(Map.of("a", Value.string("A"), "b", Value.object(Map.of("c", list)))));
        variables.put("objs", Value.list(List.of(Value.object(Map.of("id", Value.string("i"), "tags", list)))));
        variables.put("sens", Value.string(SECRET).mark(Mark.SENSITIVE));
        variables.put("var", Value.object(variables));
        return variables;
    }
}
