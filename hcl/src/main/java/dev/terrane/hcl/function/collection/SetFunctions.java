package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.elementType;
import static dev.terrane.hcl.function.Arguments.isList;
import static dev.terrane.hcl.function.Arguments.isSet;
import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Unify;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Functions of sets. */
public final class SetFunctions {

    /** An unknown product is not said to be smaller than this. */
    private static final long LARGEST_BOUND = 2048;
    private static final int LARGEST_FACTOR = 1024;

    private SetFunctions() {}

    public static List<Function> all() {
        return List.of(setintersection(), setproduct(), setsubtract(), setunion());
    }

    private static Function setunion() {
        return operation("setunion", "All elements of the given sets, converted to the type that they have in common.",
                Parameter.of("first_set", Type.set(Type.DYNAMIC)), true, (result, other) -> result.addAll(other));
    }

    private static Function setintersection() {
        return operation("setintersection", "The elements that all of the given sets have, converted to the type that "
                + "the sets' elements have in common.", Parameter.of("first_set", Type.set(Type.DYNAMIC)), false,
                (result, other) -> result.retainAll(other));
    }

    private static Function setsubtract() {
        Type sets = Type.set(Type.DYNAMIC);
        return named("setsubtract").documentation("The elements of the first set that the second one has not.")
                .parameter(Parameter.of("a", sets).allowingDynamic())
                .parameter(Parameter.of("b", sets).allowingDynamic())
                .returns(SetFunctions::commonType).neverNull().implementation(
                        (arguments, type) -> combined(arguments, type, false,
                                (result, other) -> result.removeAll(other)));
    }

    private interface Combination {
        void apply(Collection<Value> result, Set<Value> other);
    }

    private static Function operation(String name, String documentation, Parameter first, boolean withUnknown,
            Combination combination) {
        return named(name).documentation(documentation).parameter(first.allowingDynamic())
                .variadic(Parameter.of("other_sets", Type.set(Type.DYNAMIC)).allowingDynamic())
                .returns(SetFunctions::commonType).neverNull()
                .implementation((arguments, type) -> combined(arguments, type, withUnknown, combination));
    }

    private static Type commonType(List<Value> arguments) {
        List<Type> types = new ArrayList<>();
        for (Value argument : arguments) {
            Type element = argument.type().element()
                    .orElseThrow(() -> new FunctionException("the arguments must be sets"));
            boolean emptyOfAny = element == Type.DYNAMIC && argument.isKnown() && argument.length() == 0;
            if (!emptyOfAny) {
                types.add(element);
            }
        }
        if (types.isEmpty()) {
            return Type.set(Type.DYNAMIC);
        }
        return Type.set(Unify.types(types).map(Unify.Unified::type)
                .orElseThrow(() -> new FunctionException("the elements of the sets must have a common type")));
    }

    private static Value combined(List<Value> arguments, Type type, boolean withUnknown, Combination combination) {
        List<Value> sets = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            Value set = Arguments.blaming(i, () -> Arguments.convert(argument, type));
            if (!withUnknown && !set.isWhollyKnown()) {
                return Value.unknown(type);
            }
            sets.add(set);
        }
        Type common = sets.getFirst().type();
        if (!sets.stream().allMatch(set -> set.type().equals(common))) {
            throw new FunctionException("the elements of the sets must have a common type");
        }
        Collection<Value> result = withUnknown ? new ArrayList<>() : new LinkedHashSet<>();
        result.addAll(sets.getFirst().elements());
        // Wholly known values of one type are equal to the language when they are equal to Java.
        sets.subList(1, sets.size()).forEach(set -> combination.apply(result, new HashSet<>(set.elements())));
        return Value.set(elementType(common), result);
    }

    private static Function setproduct() {
        return named("setproduct").documentation("All combinations of an element of each of the given sets, lists or "
                + "tuples, as tuples. Without a set among them, it is a list, in the order of the arguments; else a set.")
                .variadic(Parameter.of("sets", Type.DYNAMIC).allowingMarked().allowingUnknown())
                .returns(SetFunctions::productType).neverNull().implementation((arguments, type) -> {
                    Set<Mark> marks = new HashSet<>();
                    arguments.forEach(argument -> marks.addAll(argument.marks()));
                    List<Value> sets = arguments.stream().map(Value::unmark).toList();
                    boolean known = sets.stream().allMatch(set -> set.isKnown() && Operators.length(set).isKnown());
                    return (known ? product(sets, type) : unknownProduct(sets, type)).withMarks(marks);
                });
    }

    private static Type productType(List<Value> arguments) {
        if (arguments.size() < 2) {
            throw new FunctionException("at least two arguments are required");
        }
        List<Type> elements = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Type type = arguments.get(i).type();
            if (type instanceof TupleType tuple) {
                int index = i;
                elements.add(tuple.elements().isEmpty()
                        ? Type.DYNAMIC
                        : Unify.types(tuple.elements()).map(Unify.Unified::type).orElseThrow(
                                () -> new FunctionException(index, "all elements must have the same type")));
            } else if (isSet(type) || isList(type)) {
                elements.add(elementType(type));
            } else {
                throw new FunctionException(i, "a set, list or tuple is required");
            }
        }
        Type combination = Type.tuple(elements);
        boolean ordered = arguments.stream().noneMatch(argument -> isSet(argument.type()));
        return ordered ? Type.list(combination) : Type.set(combination);
    }

    private static Value product(List<Value> sets, Type type) {
        List<List<Value>> combinations = List.of(List.of());
        List<Type> types = ((TupleType) elementType(type)).elements();
        for (int i = 0; i < sets.size(); i++) {
            List<Value> elements = new ArrayList<>();
            for (Value element : sets.get(i).elements()) {
                elements.add(Arguments.convert(element, types.get(i)));
            }
            Budget.elements((long) combinations.size() * elements.size() * (i + 1));
            List<List<Value>> longer = new ArrayList<>(combinations.size() * elements.size());
            for (List<Value> combination : combinations) {
                for (Value element : elements) {
                    List<Value> next = new ArrayList<>(combination);
                    next.add(element);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        List<Value> tuples = combinations.stream().map(Value::tuple).toList();
        if (!Value.haveCommonType(tuples)) {
            throw new FunctionException("the elements of a set have no common type");
        }
        return isList(type) ? Value.list(elementType(type), tuples) : Value.set(elementType(type), tuples);
    }

    /** Nothing is known of it but how many combinations there can be. */
    private static Value unknownProduct(List<Value> sets, Type type) {
        long most = 1;
        for (Value set : sets) {
            int length = mostElements(set);
            if (length > LARGEST_FACTOR || most * length > LARGEST_BOUND) {
                return Value.unknown(type);
            }
            most *= length;
        }
        return Value.unknown(type, Refinement.NOT_NULL.withLength(most == 0 ? 0 : 1, (int) most));
    }

    /** Of a set with unknown elements cty does not say that it has no more than that many. */
    private static int mostElements(Value set) {
        if (!set.isKnown() && !(set.type() instanceof TupleType)) {
            return set.refinement().maxLength();
        }
        return Operators.length(set).isKnown() ? set.length() : Integer.MAX_VALUE;
    }
}
