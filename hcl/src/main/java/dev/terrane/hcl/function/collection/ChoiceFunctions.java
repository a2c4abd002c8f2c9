package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.elementType;
import static dev.terrane.hcl.function.Arguments.isList;
import static dev.terrane.hcl.function.Arguments.isSequence;
import static dev.terrane.hcl.function.Arguments.isSet;
import static dev.terrane.hcl.function.Arguments.isTuple;
import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Unify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that pick elements, or one of several values. */
public final class ChoiceFunctions {

    private ChoiceFunctions() {}

    public static List<Function> all() {
        return List.of(coalesce(), coalescelist(), contains(), element(), index(), matchkeys(), one());
    }

    private static Function coalesce() {
        return named("coalesce").documentation("The first argument that is neither null nor an empty string, converted "
                + "to the type that all arguments have in common.")
                .variadic(Parameter.of("vals", Type.DYNAMIC).allowingUnknown().allowingDynamic().allowingNull())
                .returns(arguments -> Unify.types(arguments.stream().map(Value::type).toList())
                        .map(Unify.Unified::type)
                        .orElseThrow(() -> new FunctionException("all arguments must have the same type")))
                .implementation((arguments, type) -> {
                    for (Value argument : arguments) {
                        Optional<Value> converted = converted(argument, type);
                        if (converted.isEmpty()) {
                            continue;
                        }
                        Value value = converted.get();
                        if (!value.isKnown()) {
                            return Value.unknown(type);
                        }
                        boolean empty = value.isNull() || (type == Type.STRING && value.asString().isEmpty());
                        if (!empty) {
                            return value;
                        }
                    }
                    throw new FunctionException("there is no argument that is neither null nor an empty string");
                });
    }

    /** What cannot be converted is passed over, as a null is. */
    private static Optional<Value> converted(Value value, Type type) {
        try {
            return Optional.of(Arguments.convert(value, type));
        } catch (FunctionException _) {
            return Optional.empty();
        }
    }

    private static Function coalescelist() {
        return named("coalescelist").documentation("The first of several lists or tuples that has an element.")
                .variadic(Parameter.of("vals", Type.DYNAMIC).allowingUnknown().allowingDynamic().allowingNull())
                .returns(arguments -> {
                    if (arguments.isEmpty()) {
                        throw new FunctionException("at least one argument is required");
                    }
                    boolean same = true;
                    for (Value argument : arguments) {
                        if (!argument.isKnown()) {
                            return Type.DYNAMIC;
                        }
                        if (!isList(argument.type()) && !isTuple(argument.type())) {
                            throw new FunctionException("all arguments must be lists or tuples");
                        }
                        same &= argument.type().equals(arguments.getFirst().type());
                    }
                    return same ? arguments.getFirst().type() : Type.DYNAMIC;
                }).neverNull().implementation((arguments, type) -> {
                    for (Value argument : arguments) {
                        if (!argument.isKnown()) {
                            return Value.unknown(type);
                        }
                        if (!argument.isNull() && argument.length() > 0) {
                            return argument;
                        }
                    }
                    throw new FunctionException("no argument has an element");
                });
    }

    private static Function contains() {
        return named("contains").documentation("Whether a list, tuple or set has an element that equals a value. Types "
                + "are not converted: `contains([1], \"1\")` is false.")
                .parameter(Parameter.of("list", Type.DYNAMIC))
                .parameter(Parameter.of("value", Type.DYNAMIC).allowingNull())
                .returns(Type.BOOL).neverNull().implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!isSequence(list.type())) {
                        throw new FunctionException("the first argument must be a list, tuple or set");
                    }
                    boolean open = false;
                    for (Value element : list.elements()) {
                        Value equal = Operators.equal(arguments.getLast(), element);
                        if (equal.isTrue()) {
                            return Value.TRUE;
                        }
                        open |= !equal.isKnown();
                    }
                    return open ? Value.unknown(type) : Value.FALSE;
                });
    }

    private static Function element() {
        return named("element").documentation("The element of a list or tuple at an index, which counts from 0, starts "
                + "again after the last element, and from the end if it is negative.")
                .parameter(Parameter.of("list", Type.DYNAMIC).allowingMarked())
                .parameter(Parameter.of("index", Type.NUMBER)).returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    if (type instanceof TupleType tuple) {
                        Value index = arguments.getLast();
                        return index.isKnown()
                                ? tuple.elements().get(position(index, tuple.elements().size()))
                                : Type.DYNAMIC;
                    }
                    if (!isList(type)) {
                        throw new FunctionException("a " + type.friendlyName() + " has no elements to pick by index");
                    }
                    return elementType(type);
                }).implementation((arguments, type) -> {
                    List<Value> elements = arguments.getFirst().unmark().elements();
                    return elements.get(position(arguments.getLast(), elements.size()))
                            .withMarksOf(arguments.getFirst());
                });
    }

    private static int position(Value index, int length) {
        long position = Arguments.integer(index);
        if (length == 0) {
            throw new FunctionException("an empty list has no elements to pick");
        }
        return (int) Math.floorMod(position, (long) length);
    }

    private static Function index() {
        return named("index").documentation("The index, from 0, of the first element of a list or tuple that equals a "
                + "value. It is an error if there is none.").parameter(Parameter.of("list", Type.DYNAMIC))
                .parameter(Parameter.of("value", Type.DYNAMIC)).returns(Type.NUMBER)
                .implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!isList(list.type()) && !isTuple(list.type())) {
                        throw new FunctionException("the first argument must be a list or tuple");
                    }
                    if (list.length() == 0) {
                        throw new FunctionException("an empty list has no elements to find");
                    }
                    int index = 0;
                    for (Value element : list.elements()) {
                        Value equal = Operators.equal(element, arguments.getLast());
                        if (!equal.isKnown()) {
                            return Value.unknown(type);
                        }
                        if (equal.isTrue()) {
                            return Value.number(index);
                        }
                        index++;
                    }
                    throw new FunctionException("the list has no such element");
                });
    }

    private static Function matchkeys() {
        return named("matchkeys").documentation("The elements of `values` at those indexes where `keys` has an element "
                + "that is also one of `searchset`.").parameter(Parameter.of("values", Type.list(Type.DYNAMIC)))
                .parameter(Parameter.of("keys", Type.list(Type.DYNAMIC)))
                .parameter(Parameter.of("searchset", Type.list(Type.DYNAMIC))).returns(arguments -> {
                    keyType(arguments);
                    return arguments.getFirst().type();
                }).implementation((arguments, type) -> {
                    List<Value> values = arguments.getFirst().elements();
                    Value keys = arguments.get(1);
                    if (values.size() != keys.length()) {
                        throw new FunctionException("there must be as many keys as values");
                    }
                    Type keyType = keyType(arguments);
                    keys = Arguments.convert(keys, keyType);
                    List<Value> searched = Arguments.convert(arguments.get(2), keyType).elements();
                    if (searched.isEmpty()) {
                        return Value.list(elementType(type), List.of());
                    }
                    if (!arguments.getFirst().isWhollyKnown() || !keys.isWhollyKnown()) {
                        return Value.unknown(type);
                    }
                    return Value.list(elementType(type), matching(values, keys.elements(), searched));
                });
    }

    private static Type keyType(List<Value> arguments) {
        return Unify.types(List.of(arguments.get(1).type(), arguments.get(2).type())).map(Unify.Unified::type)
                .orElseThrow(() -> new FunctionException("keys and searchset must have the same type"));
    }

    private static List<Value> matching(List<Value> values, List<Value> keys, List<Value> searched) {
        List<Value> matches = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            for (Value search : searched) {
                Value equal = Operators.equal(keys.get(i), search);
                if (!equal.isKnown()) {
                    return List.of();
                }
                if (equal.isTrue()) {
                    matches.add(values.get(i));
                    break;
                }
            }
        }
        return matches;
    }

    private static Function one() {
        return named("one")
                .documentation("The only element of a list, set or tuple; null if it has none. It is an error "
                        + "if it has more than one.")
                .parameter(Parameter.of("list", Type.DYNAMIC)).returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    if (isList(type) || isSet(type)) {
                        return elementType(type);
                    }
                    if (type instanceof TupleType tuple && tuple.elements().size() <= 1) {
                        return tuple.elements().isEmpty() ? Type.DYNAMIC : tuple.elements().getFirst();
                    }
                    throw notOne();
                }).implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!Operators.length(list).isKnown()) {
                        return Value.unknown(type);
                    }
                    return switch (list.length()) {
                        case 0 -> Value.nullOf(type);
                        case 1 -> list.elements().getFirst();
                        default -> throw notOne();
                    };
                });
    }

    private static FunctionException notOne() {
        return new FunctionException(0, "a list, set or tuple with one element or none is required");
    }
}
