package dev.terrane.hcl.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.eval.Shown;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a function is spared: nulls, unknown and marked arguments, unless its parameters ask for them. */
class FunctionTest {
    private static final Value SECRET = Value.string("s3cret").mark(Mark.SENSITIVE);

    private static Function taking(Parameter parameter) {
        return Function.named("f").category(Category.STRING).documentation("Says what it got.").parameter(parameter)
                .variadic(parameter).returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> Value.string(Shown.of(Value.tuple(arguments))));
    }

    private static final Function PLAIN = taking(Parameter.of("p", Type.STRING));

    private static String call(Function function, Value... arguments) {
        return Shown.of(function.call(List.of(arguments)));
    }

    @Test
    void knownArgumentsReachTheImplementation() {
        assertThat(call(PLAIN, Value.string("a"), Value.string("b")))
                .isEqualTo("string \"tuple([string,string]) [\\\"a\\\", \\\"b\\\"]\"");
    }

    @Test
    void theNumberOfArgumentsIsChecked() {
        assertThatThrownBy(() -> PLAIN.call(List.of())).isInstanceOf(FunctionException.class)
                .hasMessage("wrong number of arguments (at least 1 required; 0 given)");
    }

    @Test
    void nullsAreRefused() {
        assertThatThrownBy(() -> call(PLAIN, Value.string("a"), Value.nullOf(Type.STRING)))
                .isInstanceOfSatisfying(FunctionException.class,
                        failure -> assertThat(failure.argument()).hasValue(1))
                .hasMessage("argument must not be null");
        assertThat(call(taking(Parameter.of("p", Type.STRING).allowingNull()), Value.nullOf(Type.STRING)))
                .contains("[null]");
    }

    @Test
    void anUnknownArgumentMakesTheResultUnknown() {
        assertThat(call(PLAIN, Value.unknown(Type.STRING))).isEqualTo("string ?!");
        assertThat(call(taking(Parameter.of("p", Type.STRING).allowingUnknown()), Value.unknown(Type.STRING)))
                .contains("[?]");
    }

    @Test
    void anArgumentOfUnknownTypeMakesTheResultOne() {
        assertThat(call(PLAIN, Value.DYNAMIC, Value.nullOf(Type.STRING))).isEqualTo("dynamic ?");
        assertThat(call(taking(Parameter.of("p", Type.STRING).allowingDynamic()), Value.DYNAMIC))
                .isEqualTo("string ?!");
    }

    @Test
    void marksPassToTheResult() {
        assertThat(call(PLAIN, SECRET)).isEqualTo("string #\"tuple([string]) [\\\"s3cret\\\"]\"");
        assertThat(call(taking(Parameter.of("p", Type.list(Type.DYNAMIC))), Value.list(List.of(SECRET))))
                .startsWith("string #").contains("[[\\\"s3cret\\\"]]");
        assertThat(call(taking(Parameter.of("p", Type.STRING).allowingMarked()), SECRET)).contains("[#\\\"s3cret\\\"]");
    }

    @Test
    void functionsAreFoundByName() {
        Functions functions = Functions.of(List.of(PLAIN));
        Function other = taking(Parameter.of("q", Type.STRING));
        assertThat(functions.find("f")).contains(PLAIN);
        assertThat(functions.find("g")).isEmpty();
        assertThat(functions.overlaidBy(Functions.of(List.of(other))).find("f")).contains(other);
        assertThatThrownBy(() -> Functions.of(List.of(PLAIN, other))).isInstanceOf(IllegalArgumentException.class);
    }
}
