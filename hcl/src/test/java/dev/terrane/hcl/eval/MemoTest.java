package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.LazyArgument;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Definitions that refer to each other are evaluated as far as someone asks, and once. */
class MemoTest {
    private static final Function TRY = Function.named("try").category(Category.TYPE)
            .variadic(Parameter.of("expressions", Type.DYNAMIC))
            .onExpressions(arguments -> arguments.stream().map(LazyArgument::evaluate)
                    .filter(outcome -> !outcome.failed()).findFirst().map(LazyArgument.Outcome::value)
                    .orElse(Value.NULL));

    /** The attributes of a file as {@code local.NAME}, each a definition of its own. */
    private static final class Locals implements LazyObject {
        private final Map<String, Memo.Definition> definitions = new LinkedHashMap<>();
        private final List<String> evaluated = new ArrayList<>();
        private final Scope scope = Scope.of(Map.of("local", this), Functions.of(List.of(TRY)));

        Locals(String text) {
            ParsedFile file = Parser.parse(Source.of("locals.hcl", text));
            assertThat(file.diagnostics()).isEmpty();
            Memo memo = new Memo();
            for (Attribute attribute : ((Body) file.body()).attributes()) {
                definitions.put(attribute.name(), memo.define("local." + attribute.name(),
                        file.source().range(attribute.nameSpan()), () -> {
                            evaluated.add(attribute.name());
                            return Evaluator.evaluate(attribute.expression(), file.source(), scope);
                        }));
            }
        }

        @Override
        public Set<String> names() {
            return definitions.keySet();
        }

        @Override
        public Optional<Binding> attribute(String name) {
            return Optional.ofNullable(definitions.get(name)).map(definition -> Binding.of(definition.value()));
        }

        Value evaluate(String expression) {
            ParsedExpression parsed = Parser.parseExpression(Source.of("test.hcl", expression));
            return Evaluator.evaluate(parsed.expression(), parsed.source(), scope);
        }
    }

    @Test
    void onlyWhatIsNeededIsEvaluatedAndOnce() {
        Locals locals = new Locals("a = local.b + local.b\nb = 1\nc = local.a\nd = 1 / \"x\"\n");

        assertThat(locals.evaluate("local.a + local[\"b\"]")).isEqualTo(Value.number(3));
        assertThat(locals.evaluate("local.a")).isEqualTo(Value.number(2));

        assertThat(locals.evaluated).containsExactly("a", "b");
    }

    @Test
    void aWholeObjectIsAllOfItsAttributes() {
        Locals locals = new Locals("a = 1\nb = local.a\n");

        assertThat(locals.evaluate("local"))
                .isEqualTo(Value.object(Map.of("a", Value.number(1), "b", Value.number(1))));
        assertThat(locals.evaluate("[for k, v in local : k]"))
                .isEqualTo(Value.tuple(Value.string("a"), Value.string("b")));
    }

    @Test
    void aCycleIsNamedWithItsPath() {
        Locals locals = new Locals("a = local.b\nb = [local.c]\nc = \"x${local.a}\"\n");

        DiagnosticException failure = catchThrowableOfType(DiagnosticException.class, () -> locals.evaluate("local.b"));

        assertThat(failure.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.detail()).contains("local.b → local.c → local.a → local.b");
            assertThat(diagnostic.subject()).get().hasToString("locals.hcl:2,1-2");
        });
    }

    @Test
    void anErrorIsRememberedToo() {
        Locals locals = new Locals("a = 1 + true\n");

        assertThatThrownBy(() -> locals.evaluate("local.a")).isInstanceOf(DiagnosticException.class);
        assertThatThrownBy(() -> locals.evaluate("local.a")).isInstanceOf(DiagnosticException.class);

        assertThat(locals.evaluated).containsExactly("a");
    }

    @Test
    void anErrorOfADefinitionIsNotHiddenWhereItIsUsed() {
        Locals locals = new Locals("a = 1 + true\nb = {}\n");

        assertThatThrownBy(() -> locals.evaluate("try(local.a, 2)")).hasMessageContaining("locals.hcl:1,9-13");
        assertThatThrownBy(() -> locals.evaluate("true ? 1 : local.a")).hasMessageContaining("locals.hcl:1,9-13");
        assertThat(locals.evaluate("try(local.b.c, 2)")).isEqualTo(Value.number(2));
        assertThat(locals.evaluate("try(local.zz, 2)")).isEqualTo(Value.number(2));
    }

    @Test
    void aChainOfDefinitionsMayBeLong() {
        StringBuilder text = new StringBuilder("a0 = 1\n");
        for (int i = 1; i <= 3_000; i++) {
            text.append("a").append(i).append(" = (local.a").append(i - 1).append(" + 1)\n");
        }
        assertThat(new Locals(text.toString()).evaluate("local.a3000")).isEqualTo(Value.number(3_001));
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        StringBuilder text = new StringBuilder("a0 = 1\n");
        for (int i = 1; i <= 30_000; i++) {
            text.append("a").append(i).append(" = local.a").append(i - 1).append("\n");
        }
        Locals locals = new Locals(text.toString());
        assertThatThrownBy(() -> locals.evaluate("local.a30000")).isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("nested more than");
    }
}
