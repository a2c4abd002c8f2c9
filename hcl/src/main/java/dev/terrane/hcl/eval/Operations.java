package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.BinaryOperator;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.UnaryOperator;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Operations on one and two operands (HCL specification, "Operations"). */
final class Operations {
    private static final String BAD_OPERAND = "Unsuitable operand";
    private static final String FAILED = "Operation failed";

    private final Evaluation evaluation;

    Operations(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** A chain of operations leans to the left as far as it is long, so that it is not walked by recursion. */
    Value binary(Expression.Binary last, Frame frame, Diagnostics found) {
        Deque<Expression.Binary> chain = new ArrayDeque<>();
        Expression first = last;
        while (first instanceof Expression.Binary operation) {
            chain.push(operation);
            first = operation.left();
        }
        Diagnostics before = new Diagnostics();
        Value value = evaluation.value(first, frame, before);
        for (Expression.Binary operation : chain) {
            Diagnostics after = new Diagnostics();
            value = apply(operation, value, before, frame, after);
            before = after;
        }
        found.addAll(before.list());
        return value;
    }

    private Value apply(Expression.Binary e, Value givenLeft, Diagnostics ofLeft, Frame frame, Diagnostics found) {
        Type wanted = operandType(e.operator());
        Diagnostics ofRight = new Diagnostics();
        Optional<Value> left = operand(givenLeft, wanted, e.left(), "left", e, frame, found);
        Optional<Value> right = operand(evaluation.value(e.right(), frame, ofRight), wanted, e.right(), "right", e,
                frame, found);
        Type resultType = wanted == Type.NUMBER && isArithmetic(e.operator()) ? Type.NUMBER : Type.BOOL;
        if (left.isEmpty() || right.isEmpty()) {
            found.addAll(ofLeft.list());
            found.addAll(ofRight.list());
            return Value.unknown(resultType);
        }
        Value a = left.get().unmark();
        Value b = right.get().unmark();
        Optional<Value> decided = decide(e.operator(), a, b, ofLeft, ofRight, found);
        if (decided.isPresent()) {
            return decided.get().withMarksOf(left.get(), right.get());
        }
        found.addAll(ofLeft.list());
        found.addAll(ofRight.list());
        Value failed = Value.unknown(resultType);
        if (found.hasErrors()) {
            return failed.withMarksOf(left.get(), right.get());
        }
        if (wanted != Type.DYNAMIC && (a.isNull() || b.isNull())) {
            String which = a.isNull() ? "left" : "right";
            evaluation.error(found, FAILED, "The " + which + " operand is null.", e.span(), e, frame);
            return failed;
        }
        try {
            return compute(e.operator(), a, b).withMarksOf(left.get(), right.get());
        } catch (ArithmeticException _) {
            evaluation.error(found, FAILED, senseless(e.operator()), e.span(), e, frame);
            return failed;
        }
    }

    private Optional<Value> operand(Value given, Type wanted, Expression operand, String which, Expression.Binary e,
            Frame frame, Diagnostics found) {
        try {
            return Optional.of(Convert.convert(given, wanted));
        } catch (ConversionException failure) {
            evaluation.error(found, BAD_OPERAND, "The " + which + " operand of `" + e.operator().symbol()
                    + "` does not fit: " + failure.problem() + ".", operand.span(), e.span(), operand, frame);
            return Optional.empty();
        }
    }

    private static Type operandType(BinaryOperator operator) {
        return switch (operator) {
            case OR, AND -> Type.BOOL;
            case EQUAL, NOT_EQUAL -> Type.DYNAMIC;
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
        };
    }

    private static boolean isArithmetic(BinaryOperator operator) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> true;
            case OR, AND, EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> false;
        };
    }

    /**
     * The result of {@code &&} and {@code ||} if one operand decides it, or if the other is unknown; errors of the one
     * that does not matter are dropped then. A null counts as {@code false} here.
     */
    private static Optional<Value> decide(BinaryOperator operator, Value a, Value b, Diagnostics ofLeft,
            Diagnostics ofRight, Diagnostics found) {
        if (operator != BinaryOperator.AND && operator != BinaryOperator.OR) {
            return Optional.empty();
        }
        boolean decisive = operator == BinaryOperator.OR;
        Value unknown = Value.unknown(Type.BOOL, Refinement.NOT_NULL);
        if (!a.isKnown() && !b.isKnown()) {
            if (ofLeft.hasErrors()) {
                return Optional.empty();
            }
            found.addAll(ofLeft.list());
            return Optional.of(unknown);
        }
        if (a.isKnown() && a.isTrue() == decisive) {
            found.addAll(ofLeft.list());
            return Optional.of(Value.bool(decisive));
        }
        if (b.isKnown() && b.isTrue() == decisive) {
            found.addAll(ofRight.list());
            return Optional.of(Value.bool(decisive));
        }
        if (!a.isKnown() || !b.isKnown()) {
            found.addAll(a.isKnown() ? ofRight.list() : ofLeft.list());
            return Optional.of(unknown);
        }
        return Optional.empty();
    }

    private static Value compute(BinaryOperator operator, Value a, Value b) {
        return switch (operator) {
            case OR -> Operators.or(a, b);
            case AND -> Operators.and(a, b);
            case EQUAL -> equal(a, b);
            case NOT_EQUAL -> Operators.not(equal(a, b));
            case GREATER -> Operators.greaterThan(a, b);
            case GREATER_OR_EQUAL -> Operators.greaterOrEqual(a, b);
            case LESS -> Operators.lessThan(a, b);
            case LESS_OR_EQUAL -> Operators.lessOrEqual(a, b);
            case ADD -> Operators.add(a, b);
            case SUBTRACT -> Operators.subtract(a, b);
            case MULTIPLY -> Operators.multiply(a, b);
            case DIVIDE -> Operators.divide(a, b);
            case MODULO -> Operators.modulo(a, b);
        };
    }

    /** Unlike other comparisons, that of the language carries the marks of everything inside of its operands. */
    private static Value equal(Value a, Value b) {
        return Operators.equal(a.unmarkDeep(), b.unmarkDeep()).withMarks(a.marksWithin()).withMarks(b.marksWithin());
    }

    private static String senseless(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> "Infinity and minus infinity have no sum.";
            case SUBTRACT -> "Infinity cannot be taken from itself.";
            case MULTIPLY -> "Zero and infinity have no product.";
            case DIVIDE -> "Zero cannot be divided by zero, nor infinity by infinity.";
            default -> "An infinity has no remainder.";
        };
    }

    Value unary(Expression.Unary e, Frame frame, Diagnostics found) {
        Type wanted = switch (e.operator()) {
            case NEGATE -> Type.NUMBER;
            case NOT -> Type.BOOL;
        };
        Diagnostics own = new Diagnostics();
        Value given = evaluation.value(e.operand(), frame, own);
        Value result = Value.unknown(wanted);
        try {
            Value operand = Convert.convert(given, wanted);
            if (!own.hasErrors()) {
                if (operand.isNull()) {
                    evaluation.error(own, FAILED, "The operand is null.", e.span(), e, frame);
                } else if (operand.isKnown()) {
                    result = e.operator() == UnaryOperator.NOT ? Operators.not(operand) : Operators.negate(operand);
                } else {
                    // As in cty, an unknown result does not keep the marks.
                    result = Value.unknown(wanted, Refinement.NOT_NULL);
                }
            }
        } catch (ConversionException failure) {
            evaluation.error(own, BAD_OPERAND, "The operand of `" + e.operator().symbol() + "` does not fit: "
                    + failure.problem() + ".", e.operand().span(), e.span(), e.operand(), frame);
        }
        found.addAll(own.list());
        return result;
    }
}
