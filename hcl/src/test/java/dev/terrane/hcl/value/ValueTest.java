package dev.terrane.hcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static Value strings(String... strings) {
        return Value.set(Type.STRING, Stream.of(strings).map(Value::string).toList());
    }

    @Test
    void stringsAreInNormalFormC() {
        assertThat(Value.string("e\u0301").asString()).isEqualTo("\u00e9");
        assertThat(Value.object(Map.of("e\u0301", Value.TRUE)).attribute("\u00e9")).contains(Value.TRUE);
    }

    @Test
    void keysAreInTheOrderOfTheirBytes() {
        Value map = Value.map(Map.of("😀", Value.TRUE, "\uff5e", Value.TRUE, "b", Value.TRUE, "B", Value.TRUE));
        assertThat(map.entries().keySet()).containsExactly("B", "b", "\uff5e", "😀");
    }

    @Test
    void setsOfStringsAreInTheOrderOfTheirBytes() {
        assertThat(strings("b", "😀", "a", "\uff5e", "b").elements()).extracting(Value::asString).containsExactly("a",
                "b",
                "\uff5e", "😀");
    }

    @Test
    void setsOfNumbersAndBoolsAreInTheirOrder() {
        assertThat(Value.set(List.of(Value.number(10), Value.number(9), Value.number(-1))).elements())
                .containsExactly(Value.number(-1), Value.number(9), Value.number(10));
        assertThat(Value.set(List.of(Value.TRUE, Value.FALSE)).elements()).containsExactly(Value.FALSE, Value.TRUE);
    }

    @Test
    void setsOfCompoundElementsAreInTheOrderOfATextMadeOfThem() {
        List<Value> objects = new ArrayList<>();
        for (int i : new int[]{2, 1, 10}) {
            objects.add(Value.object(Map.of("a", Value.number(i))));
        }
        assertThat(Value.set(objects).elements()).containsExactly(objects.get(2), objects.get(1), objects.get(0));
    }

    @Test
    void unknownsComeAfterValuesAndNullsLast() {
        Value unknown = Value.unknown(Type.STRING);
        Value set = Value.set(Type.STRING,
                List.of(unknown, Value.NULL, Value.string("a"), unknown, Value.nullOf(Type.STRING)));
        assertThat(set.elements()).containsExactly(Value.string("a"), unknown, unknown, Value.nullOf(Type.STRING));
    }

    @Test
    void elementsOfACollectionHaveOneType() {
        assertThatThrownBy(() -> Value.list(List.of(Value.TRUE, Value.number(1))))
                .isInstanceOf(IllegalArgumentException.class);
        Value list = Value.list(List.of(Value.NULL, Value.string("a"), Value.DYNAMIC));
        assertThat(list.type()).isEqualTo(Type.list(Type.STRING));
        assertThat(list.elements()).extracting(Value::type).containsOnly(Type.STRING);
    }

    @Test
    void whatIsMarkedIsNotReadByAccident() {
        Value secret = Value.string("s3cret").mark(Mark.SENSITIVE);
        assertThatThrownBy(secret::asString).isInstanceOf(IllegalStateException.class)
                .message().doesNotContain("s3cret");
        assertThat(secret.toString()).doesNotContain("s3cret");
        assertThat(Value.tuple(secret).toString()).doesNotContain("s3cret");
        assertThat(secret.unmark().asString()).isEqualTo("s3cret");
    }

    @Test
    void marksWithinAreFoundAndRemoved() {
        Value tuple = Value.tuple(Value.object(Map.of("a", Value.string("s3cret").mark(Mark.SENSITIVE))));
        assertThat(tuple.isMarked()).isFalse();
        assertThat(tuple.containsMarks()).isTrue();
        assertThat(tuple.marksWithin()).containsExactly(Mark.SENSITIVE);
        assertThat(tuple.unmarkDeep().containsMarks()).isFalse();
    }

    @Test
    void marksOfElementsBecomeMarksOfASet() {
        Value set = Value.set(List.of(Value.string("a").mark(Mark.SENSITIVE), Value.string("b")));
        assertThat(set.marks()).containsExactly(Mark.SENSITIVE);
        assertThat(set.unmark().elements()).noneMatch(Value::containsMarks);
    }

    @Test
    void readingWhatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> Value.nullOf(Type.STRING).asString()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Value.unknown(Type.STRING).asString()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Value.number(1).asString()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Value.number(1).elements()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownOfWhichAllIsCertainIsKnown() {
        Refinement one = Refinement.NOT_NULL.atLeast(HclNumber.ONE, true).atMost(HclNumber.ONE, true);
        assertThat(Value.unknown(Type.NUMBER, one)).isEqualTo(Value.number(1));
        assertThat(Value.unknown(Type.list(Type.BOOL), Refinement.NOT_NULL.withLength(0, 0)))
                .isEqualTo(Value.list(Type.BOOL, List.of()));
        assertThat(Value.unknown(Type.list(Type.BOOL), Refinement.NOT_NULL.withLength(2, 2)).elements()).hasSize(2);
        assertThat(Value.unknown(Type.list(Type.BOOL), Refinement.NONE.withLength(0, 0)).isKnown()).isFalse();
    }

    @Test
    void typesHaveNamesForPeople() {
        Type type = Type.list(Type.object(Map.of("b", Type.DYNAMIC, "a", Type.tuple(Type.STRING, Type.BOOL))));
        assertThat(type.friendlyName()).isEqualTo("list of object");
        assertThat(type).hasToString("list(object({a=tuple([string,bool]),b=dynamic}))");
        assertThat(Type.set(Type.DYNAMIC).constraintName()).isEqualTo("set of any single type");
        assertThat(Type.map(Type.STRING).conformsTo(Type.map(Type.DYNAMIC))).isTrue();
        assertThat(Type.map(Type.STRING).conformsTo(Type.list(Type.DYNAMIC))).isFalse();
    }
}
