package dev.terrane.hcl.function;

import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Convert;
import dev.terrane.hcl.value.convert.ConversionException;
import java.math.BigInteger;
import java.util.function.Supplier;

/** What implementations of functions do with their arguments in common. */
public final class Arguments {

    private Arguments() {}

    /** A whole number of 64 bits. */
    public static long integer(Value argument) {
        return argument.asNumber().toLong().orElseThrow(() -> new FunctionException(
                "the value must be a whole number between " + Long.MIN_VALUE + " and " + Long.MAX_VALUE));
    }

    /** A whole number of any size. */
    public static BigInteger bigInteger(Value argument) {
        return argument.asNumber().toBigInteger()
                .orElseThrow(() -> new FunctionException("the value must be a whole number"));
    }

    /** The nearest floating-point number; an infinity only if the argument is one. */
    public static double floatingPoint(Value argument) {
        HclNumber number = argument.asNumber();
        double nearest = number.toDouble();
        if (Double.isInfinite(nearest) && !number.isInfinite()) {
            throw new FunctionException("the value must be between " + -Double.MAX_VALUE + " and " + Double.MAX_VALUE);
        }
        return nearest;
    }

    public static Value convert(Value value, Type wanted) {
        try {
            return Convert.convert(value, wanted);
        } catch (ConversionException e) {
            throw new FunctionException(e.path().isEmpty() ? e.problem() : e.path() + ": " + e.problem());
        }
    }

    /** Does something with an argument; if that fails, the argument is to blame. */
    public static <T> T blaming(int argument, Supplier<T> action) {
        try {
            return action.get();
        } catch (FunctionException e) {
            throw e.argument().isPresent() ? e : new FunctionException(argument, e.problem());
        }
    }

    public static boolean isList(Type type) {
        return type instanceof ListType;
    }

    public static boolean isSet(Type type) {
        return type instanceof SetType;
    }

    public static boolean isTuple(Type type) {
        return type instanceof TupleType;
    }

    public static boolean isSequence(Type type) {
        return type instanceof ListType || type instanceof SetType || type instanceof TupleType;
    }

    public static boolean isMapping(Type type) {
        return type instanceof MapType || type instanceof ObjectType;
    }

    /** The element type of a list, set or map. */
    public static Type elementType(Type collection) {
        return collection.element().orElseThrow();
    }
}
