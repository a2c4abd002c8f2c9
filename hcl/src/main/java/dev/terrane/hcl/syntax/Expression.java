package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An expression as it was written, in the native or the JSON syntax (HCL specification, "Expressions"). Nodes keep byte
 * offsets into the source of the body that holds them; whoever evaluates passes that source along.
 *
 * <p>
 * The parser bounds how deep a tree is, so that walking one by recursion is safe, with one
 * exception: the left operands of {@link Binary} ({@code a + b + c + …}) may go as deep as the line is long and are to
 * be walked with a loop.
 */
public sealed interface Expression {

    /** The whole of what was written. */
    Span span();

    /** The part that names the expression where pointing at the whole would mark too much. */
    default Span startSpan() {
        return switch (this) {
            case Parentheses e -> e.inner.startSpan();
            case Conditional e -> e.condition.startSpan();
            case Binary e -> e.firstOperand().startSpan();
            case Unary e -> e.operatorSpan;
            case Index e -> e.openSpan;
            case Splat e -> e.markerSpan;
            case FunctionCall e -> Span.between(e.nameSpan, e.openSpan);
            case Tuple e -> e.openSpan;
            case ObjectConstructor e -> e.openSpan;
            case JsonObject e -> e.openSpan;
            case For e -> e.openSpan;
            case Template e -> e.parts.getFirst().startSpan();
            case TemplateJoin e -> e.loop.startSpan();
            case Literal _,ScopeTraversal _,RelativeTraversal _,SplatItem _,TemplateWrap _,Invalid _ -> span();
        };
    }

    /** A value that is written out. */
    sealed interface Literal extends Expression {}

    /** A number in decimal notation, with an exponent or not; a minus sign leads only in JSON. */
    record NumberLiteral(String digits, Span span) implements Literal {}

    record BoolLiteral(boolean value, Span span) implements Literal {}

    record NullLiteral(Span span) implements Literal {}

    /** A part of a template without sequences, its escapes resolved; or the constant key of an index. */
    record StringLiteral(String value, Span span) implements Literal {}

    /** A variable and the steps into it that do not depend on other values: {@code local.a[0]["b"]}. */
    record ScopeTraversal(String root, Span rootSpan, List<Step> steps, Span span) implements Expression {}

    /** Steps, at least one, into the value of another expression: {@code f(x).a}. */
    record RelativeTraversal(Expression from, List<Step> steps, Span span) implements Expression {}

    /** One step of a traversal. Its span begins at the dot or the bracket. */
    sealed interface Step {

        Span span();

        /** {@code .name} */
        record Attribute(String name, Span span) implements Step {}

        /** {@code [key]} with a literal key, or the legacy {@code .0}. The key is {@link Invalid} after an error. */
        record Index(Expression key, Span span) implements Step {}
    }

    /** {@code collection[key]} where the key is not a literal. */
    record Index(Expression collection, Expression key, Span openSpan, Span bracketSpan,
            Span span) implements Expression {}

    /**
     * {@code from[*]…} or {@code from.*…}: {@code each} is evaluated for every element, with {@link SplatItem} standing
     * for the element. The innermost splat around a {@code SplatItem} in {@code each} is the one it belongs to.
     */
    record Splat(Expression from, Expression each, Span markerSpan, Span span) implements Expression {}

    /** The element that a splat is at. */
    record SplatItem(Span span) implements Expression {}

    /**
     * A call; namespaces are part of the name: {@code provider::aws::arn_parse}. If the last argument is followed by
     * {@code ...}, its elements are the remaining arguments.
     */
    record FunctionCall(String name, Span nameSpan, List<Expression> arguments, boolean expandFinal, Span openSpan,
            Span closeSpan) implements Expression {

        @Override
        public Span span() {
            return Span.between(nameSpan, closeSpan);
        }
    }

    /** {@code condition ? ifTrue : ifFalse}, or {@code %{ if condition }…%{ else }…%{ endif }} in a template. */
    record Conditional(Expression condition, Expression ifTrue, Expression ifFalse, Span span) implements Expression {}

    /** An operation on two operands; operators of the same precedence lean to the left. */
    record Binary(BinaryOperator operator, Expression left, Expression right, Span span) implements Expression {

        /** The operand furthest to the left of a chain of operations. */
        public Expression firstOperand() {
            Expression first = left;
            while (first instanceof Binary deeper) {
                first = deeper.left;
            }
            return first;
        }
    }

    record Unary(UnaryOperator operator, Expression operand, Span operatorSpan, Span span) implements Expression {}

    record Parentheses(Expression inner, Span span) implements Expression {}

    record Tuple(List<Expression> elements, Span openSpan, Span span) implements Expression {}

    /** {@code { a = 1, "b" = 2, (c) = 3 }}. Of items with the same key the last one counts. */
    record ObjectConstructor(List<Item> items, Span openSpan, Span span) implements Expression {

        public record Item(Key key, Expression value) {}

        /** What stands to the left of the equals sign. */
        public sealed interface Key {

            Span span();

            /** A bare name, which stands for itself. */
            record Name(String name, Span span) implements Key {}

            /** An expression that gives the name. */
            record Computed(Expression expression) implements Key {
                @Override
                public Span span() {
                    return expression.span();
                }
            }

            /** {@code a.b} without parentheses or quotes: refused when evaluated, as either could be meant. */
            record Ambiguous(ScopeTraversal reference) implements Key {
                @Override
                public Span span() {
                    return reference.span();
                }
            }
        }
    }

    /** An object in the JSON syntax: names are templates, and one that comes twice is an error when evaluated. */
    record JsonObject(List<Member> members, Span openSpan, Span span) implements Expression {

        /** The name as written in a body, and what it is as an object's key. */
        public record Member(String name, Expression key, Span nameSpan, Expression value) {}
    }

    /**
     * {@code [for k, v in collection : value if condition]}; with a key, which is absent in a tuple, an object:
     * {@code {for k, v in collection : key => value... if condition}}. The ellipsis groups values of the same key.
     */
    record For(Optional<String> keyVariable, String valueVariable, Expression collection, Optional<Expression> key,
            Expression value, Optional<Expression> condition, boolean grouped, Span openSpan, Span closeSpan,
            Span span) implements Expression {}

    /** A string put together from parts, of which there is at least one: quoted, heredoc, or a whole file. */
    record Template(List<Expression> parts, Span span) implements Expression {

        /** Whether it is a string that depends on nothing. */
        public boolean isConstant() {
            return parts.size() == 1 && parts.getFirst() instanceof StringLiteral;
        }
    }

    /** A template of nothing but one interpolation, {@code "${x}"}: the value itself, whatever its type. */
    record TemplateWrap(Expression inner, Span span) implements Expression {}

    /** {@code %{ for x in collection }…%{ endfor }}: the results of the loop, which are strings, joined. */
    record TemplateJoin(For loop) implements Expression {
        @Override
        public Span span() {
            return loop.span();
        }
    }

    /**
     * What could not be parsed, in place of an expression; its value is unknown. In the native syntax the file's
     * diagnostics say why, and the list here is empty. Templates in JSON strings are only complained about when they
     * are evaluated: their diagnostics are here.
     */
    record Invalid(List<Diagnostic> diagnostics, Span span) implements Expression {
        public Invalid(Span span) {
            this(List.of(), span);
        }
    }
}
