package dev.terrane.hcl.syntax;

import dev.terrane.hcl.syntax.Expression.Binary;
import dev.terrane.hcl.syntax.Expression.BoolLiteral;
import dev.terrane.hcl.syntax.Expression.Conditional;
import dev.terrane.hcl.syntax.Expression.For;
import dev.terrane.hcl.syntax.Expression.FunctionCall;
import dev.terrane.hcl.syntax.Expression.Index;
import dev.terrane.hcl.syntax.Expression.Invalid;
import dev.terrane.hcl.syntax.Expression.JsonObject;
import dev.terrane.hcl.syntax.Expression.NullLiteral;
import dev.terrane.hcl.syntax.Expression.NumberLiteral;
import dev.terrane.hcl.syntax.Expression.ObjectConstructor;
import dev.terrane.hcl.syntax.Expression.Parentheses;
import dev.terrane.hcl.syntax.Expression.RelativeTraversal;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Splat;
import dev.terrane.hcl.syntax.Expression.SplatItem;
import dev.terrane.hcl.syntax.Expression.Step;
import dev.terrane.hcl.syntax.Expression.StringLiteral;
import dev.terrane.hcl.syntax.Expression.Template;
import dev.terrane.hcl.syntax.Expression.TemplateJoin;
import dev.terrane.hcl.syntax.Expression.TemplateWrap;
import dev.terrane.hcl.syntax.Expression.Tuple;
import dev.terrane.hcl.syntax.Expression.Unary;
import java.util.List;
import java.util.stream.Collectors;

/** A tree as text, each node in parentheses after what it is: {@code (+ 1 (* 2 a.b))}. */
final class TreeText {

    private TreeText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case NumberLiteral e -> e.digits();
            case BoolLiteral e -> Boolean.toString(e.value());
            case NullLiteral _ -> "null";
            case StringLiteral e -> "'" + e.value().replace("\n", "\\n").replace("\r", "\\r") + "'";
            case ScopeTraversal e -> e.root() + steps(e.steps());
            case RelativeTraversal e -> "(get " + of(e.from()) + " " + steps(e.steps()) + ")";
            case Index e -> "(index " + of(e.collection()) + " " + of(e.key()) + ")";
            case Splat e -> "(splat " + of(e.from()) + " " + of(e.each()) + ")";
            case SplatItem _ -> "@";
            case FunctionCall e -> "(call " + e.name() + all(e.arguments()) + (e.expandFinal() ? "..." : "") + ")";
            case Conditional e -> "(if " + of(e.condition()) + " " + of(e.ifTrue()) + " " + of(e.ifFalse()) + ")";
            case Binary e -> "(" + e.operator().symbol() + " " + of(e.left()) + " " + of(e.right()) + ")";
            case Unary e -> "(" + e.operator().symbol() + " " + of(e.operand()) + ")";
            case Parentheses e -> "(paren " + of(e.inner()) + ")";
            case Tuple e -> "(tuple" + all(e.elements()) + ")";
            case ObjectConstructor e -> "(object" + e.items().stream()
                    .map(item -> " " + key(item.key()) + "=" + of(item.value())).collect(Collectors.joining()) + ")";
            case JsonObject e -> "(json" + e.members().stream()
                    .map(member -> " " + of(member.key()) + ":" + of(member.value())).collect(Collectors.joining())
                    + ")";
            case For e -> "(for " + e.keyVariable().map(key -> key + ",").orElse("") + e.valueVariable() + " "
                    + of(e.collection()) + e.key().map(key -> " " + of(key) + " =>").orElse("") + " " + of(e.value())
                    + (e.grouped() ? "..." : "") + e.condition().map(when -> " if " + of(when)).orElse("") + ")";
            case Template e -> "(template" + all(e.parts()) + ")";
            case TemplateWrap e -> "(wrap " + of(e.inner()) + ")";
            case TemplateJoin e -> "(join " + of(e.loop()) + ")";
            case Invalid _ -> "?";
        };
    }

    private static String all(List<Expression> expressions) {
        return expressions.stream().map(expression -> " " + of(expression)).collect(Collectors.joining());
    }

    private static String key(ObjectConstructor.Key key) {
        return switch (key) {
            case ObjectConstructor.Key.Name name -> name.name();
            case ObjectConstructor.Key.Computed computed -> of(computed.expression());
            case ObjectConstructor.Key.Ambiguous ambiguous -> "ambiguous " + of(ambiguous.reference());
        };
    }

    private static String steps(List<Step> steps) {
        return steps.stream().map(step -> switch (step) {
            case Step.Attribute attribute -> "." + attribute.name();
            case Step.Index index -> "[" + of(index.key()) + "]";
        }).collect(Collectors.joining());
    }
}
