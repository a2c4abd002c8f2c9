package dev.terrane.sandbox.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.wire.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionExpressionTest {
    private static final String REQUEST = """
            {"ExpressionAttributeNames": {"#n": "N"},
             "ExpressionAttributeValues": {":one": {"N": "1"}, ":ten": {"N": "10.0"}, ":a": {"S": "a"},
                                           ":abc": {"S": "abc"}, ":s": {"S": "S"}, ":three": {"N": "3"}}}""";
    private static final String ITEM = """
            {"S": {"S": "abc"}, "N": {"N": "10"}, "L": {"L": [{"S": "x"}, {"M": {"k": {"N": "1"}}}]},
             "Set": {"SS": ["a", "b"]}}""";

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', value = {"attribute_exists(S) | true", "attribute_not_exists(S) | false",
        "attribute_not_exists(Absent) | true", "S = :abc | true", "S <> :abc | false", "#n = :ten | true",
        "#n > :one | true", "#n < :one | false", "#n >= :ten | true", "#n <= :ten | true", "S > :a | true",
        "S > :one | false", "Absent = :a | false", "Absent <> :a | true", "begins_with(S, :a) | true",
        "begins_with(S, :s) | false", "contains(S, :a) | true", "contains(Set, :a) | true",
        "contains(Set, :abc) | false", "size(S) = :three | true", "attribute_type(S, :s) | true",
        "N BETWEEN :one AND :ten | true", "N BETWEEN :one AND :three | false", "S IN (:a, :abc) | true",
        "S IN (:a) | false", "L[1].k = :one | true", "attribute_exists(L[2]) | false", "NOT S = :a | true",
        "S = :a OR N = :ten AND S = :a | false", "(S = :abc OR N = :one) AND N = :ten | true",
        "S = :abc OR N = :one AND N = :three | true", "not (S = :a) and attribute_exists(N) | true"})
    void holds(String expression, boolean expected) {
        Json request = ((Json.Members) Json.parse(REQUEST).orElseThrow()).with("ConditionExpression", expression);
        assertThat(
                ConditionExpression.in(request, "ConditionExpression").holds(Item.of(Json.parse(ITEM).orElseThrow())))
                .isEqualTo(expected);
    }
}
