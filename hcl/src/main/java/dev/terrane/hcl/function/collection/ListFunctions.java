package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.elementType;
import static dev.terrane.hcl.function.Arguments.isList;
import static dev.terrane.hcl.function.Arguments.isSequence;
import static dev.terrane.hcl.function.Arguments.isSet;
import static dev.terrane.hcl.function.Arguments.isTuple;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.KeyOrder;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Unify;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions that make lists and tuples of others. */
public final class ListFunctions {

    private ListFunctions() {}

    public static List<Function> all() {
        return List.of(chunklist(), compact(), concat(), distinct(), flatten(), reverse(), slice(), sort());
    }

    static Function.Declaration named(String name) {
        return Function.named(name).category(Category.COLLECTION);
    }

    private static Function chunklist() {
        return named("chunklist").documentation("The elements of a list in lists of at most `size` of them. A size of "
                + "zero makes one list of them all.")
                .parameter(Parameter.of("list", Type.list(Type.DYNAMIC)).allowingMarked())
                .parameter(Parameter.of("size", Type.NUMBER).allowingMarked())
                .returns(arguments -> Type.list(arguments.getFirst().type())).neverNull()
                .implementation((arguments, type) -> {
                    Value list = arguments.getFirst().unmark();
                    long size = Arguments.integer(arguments.getLast().unmark());
                    if (size < 0) {
                        throw new FunctionException("the size must not be negative");
                    }
                    List<Value> elements = list.elements();
                    int step = size == 0 || size > elements.size() ? Math.max(1, elements.size()) : (int) size;
                    List<Value> chunks = new ArrayList<>();
                    for (int start = 0; start < elements.size(); start += step) {
                        chunks.add(Value.list(elementType(list.type()),
                                elements.subList(start, Math.min(start + step, elements.size()))));
                    }
                    return Value.list(list.type(), chunks).withMarksOf(arguments.getFirst(), arguments.getLast());
                });
    }

    private static Function compact() {
        return named("compact").documentation("The strings of a list without empty ones and nulls.")
                .parameter(Parameter.of("list", Type.list(Type.STRING))).returns(Type.list(Type.STRING)).neverNull()
                .implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!list.isWhollyKnown()) {
                        return Value.unknown(type);
                    }
                    return Value.list(Type.STRING, list.elements().stream()
                            .filter(element -> !element.isNull() && !element.asString().isEmpty()).toList());
                });
    }

    private static Function concat() {
        return named("concat")
                .documentation("The elements of all given lists and tuples, one after the other: a list if "
                        + "all are lists and their elements have a common type, else a tuple.")
                .variadic(Parameter.of("seqs", Type.DYNAMIC).allowingMarked()).returns(ListFunctions::concatType)
                .neverNull().implementation((arguments, type) -> {
                    List<Value> elements = new ArrayList<>();
                    Value[] sequences = new Value[arguments.size()];
                    for (int i = 0; i < sequences.length; i++) {
                        Value argument = arguments.get(i);
                        int index = i;
                        sequences[i] = isList(type)
                                ? Arguments.blaming(index, () -> Arguments.convert(argument, type))
                                : argument;
                        elements.addAll(sequences[i].unmark().elements());
                        Budget.elements(elements.size());
                    }
                    Value result = isList(type) ? list(elementType(type), elements) : Value.tuple(elements);
                    return result.withMarksOf(sequences);
                });
    }

    /** A list whose elements may say more of their type than is known of it. */
    private static Value list(Type elementType, List<Value> elements) {
        if (elementType != Type.DYNAMIC || elements.isEmpty()) {
            return Value.list(elementType, elements);
        }
        if (!Value.haveCommonType(elements)) {
            throw new FunctionException("the elements of the lists have no common type");
        }
        return Value.list(elements);
    }

    private static Type concatType(List<Value> arguments) {
        if (arguments.isEmpty()) {
            throw new FunctionException("at least one argument is required");
        }
        if (arguments.stream().allMatch(argument -> isList(argument.type()))) {
            Optional<Unify.Unified> common = Unify.types(arguments.stream().map(Value::type).toList());
            if (common.isPresent()) {
                return common.get().type();
            }
        }
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i).unmark();
            switch (argument.type()) {
                case TupleType tuple -> types.addAll(tuple.elements());
                case Type.ListType list -> {
                    if (!argument.isKnown()) {
                        return Type.DYNAMIC;
                    }
                    argument.elements().forEach(element -> types.add(list.elementType()));
                }
                default -> throw new FunctionException(i,
                        "all arguments must be lists or tuples, not " + argument.type().friendlyName());
            }
        }
        return Type.tuple(types);
    }

    private static Function distinct() {
        return named("distinct").documentation("The elements of a list, each value only once, where it first occurs.")
                .parameter(Parameter.of("list", Type.list(Type.DYNAMIC)))
                .returns(arguments -> arguments.getFirst().type()).neverNull().implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    // Wholly known values of one type are equal to the language when they are equal to Java.
                    return list.isWhollyKnown()
                            ? Value.list(elementType(type), new LinkedHashSet<>(list.elements()))
                            : Value.unknown(type);
                });
    }

    private static Function flatten() {
        return named("flatten")
                .documentation("The elements of a list, set or tuple as a tuple, in which lists, sets and "
                        + "tuples are replaced by their elements, however deep they are nested.")
                .parameter(Parameter.of("list", Type.DYNAMIC).allowingMarked()).returns(arguments -> {
                    Value list = arguments.getFirst();
                    if (!list.isWhollyKnown()) {
                        return Type.DYNAMIC;
                    }
                    if (!isSequence(list.type())) {
                        throw new FunctionException("only lists, sets and tuples can be flattened");
                    }
                    return new Flattening(list).known() ? new Flattening(list).result().type() : Type.DYNAMIC;
                }).neverNull().implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (list.unmark().length() == 0) {
                        return Value.EMPTY_TUPLE.withMarksOf(list);
                    }
                    Flattening flat = new Flattening(list);
                    return (flat.known() ? flat.result() : Value.unknown(type)).withMarks(flat.marks);
                });
    }

    /** The leaves of nested sequences. */
    private static final class Flattening {
        private final List<Value> leaves = new ArrayList<>();
        private final Set<Mark> marks = new HashSet<>();
        private boolean known = true;

        Flattening(Value sequence) {
            add(sequence);
        }

        boolean known() {
            return known;
        }

        Value result() {
            return Value.tuple(leaves);
        }

        private void add(Value sequence) {
            marks.addAll(sequence.marks());
            Value plain = sequence.unmark();
            if (!Operators.length(plain).isKnown()) {
                known = false;
                return;
            }
            for (Value element : plain.elements()) {
                known &= !element.equals(Value.DYNAMIC);
                if (element.isNull() || !isSequence(element.type())) {
                    leaves.add(element);
                    Budget.elements(leaves.size());
                } else if (element.isKnown()) {
                    add(element);
                } else {
                    known = false;
                    marks.addAll(element.marks());
                }
            }
        }
    }

    private static Function reverse() {
        return named("reverse").documentation("The elements of a list or tuple in reverse order. A set becomes a list.")
                .parameter(Parameter.of("list", Type.DYNAMIC).allowingMarked()).returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    return switch (type) {
                        case TupleType tuple -> Type.tuple(tuple.elements().reversed());
                        case Type.ListType _,Type.SetType _ -> Type.list(elementType(type));
                        default -> throw new FunctionException(0,
                                "only lists and tuples can be reversed, not " + type.friendlyName());
                    };
                }).neverNull().implementation((arguments, type) -> {
                    List<Value> reversed = arguments.getFirst().unmark().elements().reversed();
                    Value result = isTuple(type) ? Value.tuple(reversed) : Value.list(elementType(type), reversed);
                    return result.withMarksOf(arguments.getFirst());
                });
    }

    private static Function slice() {
        return named("slice").documentation("The elements of a list or tuple from `start_index` (inclusive, from 0) to "
                + "`end_index` (exclusive).").parameter(Parameter.of("list", Type.DYNAMIC).allowingMarked())
                .parameter(Parameter.of("start_index", Type.NUMBER)).parameter(Parameter.of("end_index", Type.NUMBER))
                .returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    if (isSet(type)) {
                        throw new FunctionException(0, "a set has no order of its own and cannot be sliced; convert it "
                                + "to a list if any order will do");
                    }
                    if (!isList(type) && !isTuple(type)) {
                        throw new FunctionException(0, "a list or tuple is required");
                    }
                    Optional<Range> range = Range.of(arguments);
                    if (!(type instanceof TupleType tuple)) {
                        return type;
                    }
                    return range.<Type>map(known -> Type.tuple(tuple.elements().subList(known.start, known.end)))
                            .orElse(Type.DYNAMIC);
                }).neverNull().implementation((arguments, type) -> {
                    Range range = Range.of(arguments).orElseThrow();
                    List<Value> slice = arguments.getFirst().unmark().elements().subList(range.start, range.end);
                    Value result = isTuple(type) ? Value.tuple(slice) : Value.list(elementType(type), slice);
                    return result.withMarksOf(arguments.getFirst());
                });
    }

    private record Range(int start, int end) {

        /** The bounds, checked as far as they are known; empty if one is not. */
        static Optional<Range> of(List<Value> arguments) {
            Value list = arguments.getFirst().unmark();
            int length = Operators.length(list).isKnown() ? list.length() : Integer.MAX_VALUE;
            long start = bound(arguments, 1, "start", length);
            long end = bound(arguments, 2, "end", length);
            if (start < 0 || end < 0) {
                return Optional.empty();
            }
            if (start > end) {
                throw new FunctionException(1, "the start index must not be greater than the end index");
            }
            return Optional.of(new Range((int) start, (int) end));
        }

        /** A bound, or -1 if it is not known. */
        private static long bound(List<Value> arguments, int index, String name, int length) {
            Value argument = arguments.get(index);
            if (!argument.isKnown()) {
                return -1;
            }
            long bound = Arguments.blaming(index, () -> Arguments.integer(argument));
            if (bound < 0) {
                throw new FunctionException(index, "the " + name + " index must not be negative");
            }
            if (bound > length) {
                throw new FunctionException(index,
                        "the " + name + " index must not be greater than the length of the list");
            }
            return bound;
        }
    }

    private static Function sort() {
        return named("sort").documentation("The strings of a list in the order of their characters (code points).")
                .parameter(Parameter.of("list", Type.list(Type.STRING)).allowingUnknown())
                .returns(Type.list(Type.STRING)).neverNull().implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!list.isWhollyKnown()) {
                        return Value.unknown(type, ofLengthOf(list));
                    }
                    List<String> strings = new ArrayList<>();
                    for (Value element : list.elements()) {
                        if (element.isNull()) {
                            throw new FunctionException("element " + strings.size() + " is null; a null has no order");
                        }
                        strings.add(element.asString());
                    }
                    strings.sort(KeyOrder.UTF8);
                    return Value.list(Type.STRING, strings.stream().map(Value::string).toList());
                });
    }

    private static Refinement ofLengthOf(Value list) {
        return list.isKnown()
                ? Refinement.NONE.withLength(list.length(), list.length())
                : Refinement.NONE.withLength(list.refinement().minLength(), list.refinement().maxLength());
    }
}
