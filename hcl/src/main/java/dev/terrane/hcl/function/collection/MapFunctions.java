package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.elementType;
import static dev.terrane.hcl.function.Arguments.isMapping;
import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.KeyOrder;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions of maps and objects. */
public final class MapFunctions {

    private static final Type LISTS_OF_STRINGS = Type.map(Type.list(Type.STRING));

    private MapFunctions() {}

    public static List<Function> all() {
        return List.of(keys(), lookup(), merge(), transpose(), values(), zipmap());
    }

    private static Function keys() {
        return named("keys")
                .documentation("The keys of a map, as a list, or the names of the attributes of an object, as "
                        + "a tuple, in the order of their characters.")
                .parameter(Parameter.of("inputMap", Type.DYNAMIC).allowingUnknown().allowingMarked())
                .returns(arguments -> switch (arguments.getFirst().type()) {
                    case MapType _ -> Type.list(Type.STRING);
                    case ObjectType object -> Type.tuple(Collections.nCopies(object.attributes().size(), Type.STRING));
                    default -> throw new FunctionException(0, "a map or an object is required");
                }).neverNull().implementation((arguments, type) -> {
                    Value map = arguments.getFirst();
                    Value result = switch (map.type()) {
                        case ObjectType object -> Value.tuple(strings(object.attributes().keySet()));
                        default -> map.isKnown()
                                ? Value.list(Type.STRING, strings(map.unmark().entries().keySet()))
                                : Value.unknown(type);
                    };
                    return result.withMarksOf(map);
                });
    }

    private static List<Value> strings(Set<String> keys) {
        return keys.stream().map(Value::string).toList();
    }

    private static Function values() {
        return named("values").documentation("The elements of a map, as a list, or the attributes of an object, as a "
                + "tuple, in the order of their keys.")
                .parameter(Parameter.of("mapping", Type.DYNAMIC).allowingMarked())
                .returns(arguments -> switch (arguments.getFirst().type()) {
                    case MapType map -> Type.list(map.elementType());
                    case ObjectType object -> Type.tuple(List.copyOf(object.attributes().values()));
                    default -> throw new FunctionException("a map or an object is required");
                }).neverNull().implementation((arguments, type) -> {
                    List<Value> values = arguments.getFirst().unmark().elements();
                    Value result = type instanceof TupleType
                            ? Value.tuple(values)
                            : Value.list(elementType(type), values);
                    return result.withMarksOf(arguments.getFirst());
                });
    }

    private static Function lookup() {
        return named("lookup")
                .documentation("The element of a map, or the attribute of an object, of a key. If there is "
                        + "none, it is the default, which a map converts to the type of its elements; without a default, it is "
                        + "an error.")
                .parameter(Parameter.of("inputMap", Type.DYNAMIC))
                .parameter(Parameter.of("key", Type.STRING))
                .variadic(Parameter.of("default", Type.DYNAMIC).allowingUnknown().allowingDynamic().allowingNull())
                .returns(MapFunctions::lookupType).implementation((arguments, type) -> {
                    Value map = arguments.getFirst();
                    String key = arguments.get(1).asString();
                    Optional<Value> found = Optional.ofNullable(map.entries().get(key));
                    if (found.isPresent()) {
                        return found.get();
                    }
                    if (arguments.size() == 3) {
                        return Arguments.convert(arguments.get(2), type);
                    }
                    throw new FunctionException("the map has no element \"" + key + "\"");
                });
    }

    private static Type lookupType(List<Value> arguments) {
        if (arguments.size() > 3) {
            throw new FunctionException("two or three arguments are required, not " + arguments.size());
        }
        Value key = arguments.get(1);
        return switch (arguments.getFirst().type()) {
            case ObjectType object -> {
                if (!key.isKnown()) {
                    yield Type.DYNAMIC;
                }
                yield object.attribute(key.asString())
                        .or(() -> arguments.size() == 3 ? Optional.of(arguments.get(2).type()) : Optional.empty())
                        .orElseThrow(() -> new FunctionException(0,
                                "the object has no attribute \"" + key.asString() + "\""));
            }
            case MapType map -> {
                if (arguments.size() == 3) {
                    checkDefault(arguments.get(2), map.elementType());
                }
                yield map.elementType();
            }
            default -> throw new FunctionException(0, "a map or an object is required");
        };
    }

    private static void checkDefault(Value value, Type wanted) {
        try {
            Arguments.convert(value, wanted);
        } catch (FunctionException _) {
            throw new FunctionException(2, "the default must have the type of the map's elements");
        }
    }

    private static Function merge() {
        return named("merge").documentation("All elements of maps and attributes of objects in one; of equal keys, the "
                + "last one counts. Nulls among the arguments are passed over. Arguments of one type keep it; others "
                + "make an object.")
                .variadic(Parameter.of("maps", Type.DYNAMIC).allowingDynamic().allowingNull().allowingMarked())
                .returns(MapFunctions::mergeType).neverNull().implementation((arguments, type) -> {
                    Map<String, Value> merged = new LinkedHashMap<>();
                    Set<Mark> marks = new HashSet<>();
                    for (Value argument : arguments) {
                        if (!argument.isNull()) {
                            marks.addAll(argument.marks());
                            merged.putAll(entries(argument.unmark()));
                        }
                    }
                    Value result = type instanceof MapType map
                            ? Value.map(map.elementType(), merged)
                            : Value.object(merged);
                    return result.withMarks(marks);
                });
    }

    /** A null of no type among the arguments leaves those after it unchecked; of them, what is empty has no entries. */
    private static Map<String, Value> entries(Value argument) {
        if (isMapping(argument.type())) {
            return argument.entries();
        }
        if (argument.canIterate() && argument.length() == 0) {
            return Map.of();
        }
        throw notMapping(argument.type());
    }

    private static FunctionException notMapping(Type type) {
        return new FunctionException("all arguments must be maps or objects, not " + type.friendlyName());
    }

    private static Type mergeType(List<Value> arguments) {
        Map<String, Type> attributes = new LinkedHashMap<>();
        Optional<Type> first = Optional.empty();
        boolean same = true;
        boolean known = true;
        for (Value argument : arguments) {
            if (argument.type() == Type.DYNAMIC) {
                return Type.DYNAMIC;
            }
            if (!isMapping(argument.type())) {
                throw notMapping(argument.type());
            }
            Type type = argument.isNull() && argument.type() instanceof ObjectType
                    ? Type.EMPTY_OBJECT
                    : argument.type();
            switch (type) {
                case ObjectType object -> attributes.putAll(object.attributes());
                case MapType map when argument.isKnown() && !argument.isNull() ->
                    argument.unmark().entries().keySet().forEach(key -> attributes.put(key, map.elementType()));
                default -> known &= argument.isKnown();
            }
            same &= type.equals(first.orElse(type));
            first = first.or(() -> Optional.of(type));
        }
        if (same) {
            return first.orElse(Type.EMPTY_OBJECT);
        }
        return known ? Type.object(attributes) : Type.DYNAMIC;
    }

    private static Function transpose() {
        return named("transpose").documentation("A map of lists of strings turned round: each string that occurs in a "
                + "list becomes a key, whose list holds the keys of the lists in which it occurs, sorted.")
                .parameter(Parameter.of("values", LISTS_OF_STRINGS)).returns(LISTS_OF_STRINGS)
                .implementation((arguments, type) -> {
                    Value map = arguments.getFirst();
                    if (!map.isWhollyKnown()) {
                        return Value.unknown(type);
                    }
                    Map<String, List<String>> turned = new LinkedHashMap<>();
                    map.entries().forEach((key, list) -> {
                        if (list.isNull() || list.elements().stream().anyMatch(Value::isNull)) {
                            throw new FunctionException("the lists must not be or contain nulls");
                        }
                        list.elements().forEach(element -> turned
                                .computeIfAbsent(element.asString(), _ -> new ArrayList<>()).add(key));
                    });
                    Map<String, Value> lists = new LinkedHashMap<>();
                    turned.forEach((key, list) -> {
                        list.sort(KeyOrder.UTF8);
                        lists.put(key, Value.list(Type.STRING, list.stream().map(Value::string).toList()));
                    });
                    return Value.map(Type.list(Type.STRING), lists);
                });
    }

    private static Function zipmap() {
        return named("zipmap").documentation("A map of keys and values from two lists of the same length; an object if "
                + "the values are a tuple. Of equal keys, the last one counts.")
                .parameter(Parameter.of("keys", Type.list(Type.STRING)).allowingMarked())
                .parameter(Parameter.of("values", Type.DYNAMIC).allowingMarked()).returns(MapFunctions::zipmapType)
                .neverNull().implementation((arguments, type) -> {
                    Value keys = arguments.getFirst();
                    Value values = arguments.getLast();
                    if (!keys.isWhollyKnown()) {
                        return Value.unknown(type).withMarksOf(keys, values);
                    }
                    List<Value> elements = values.unmark().elements();
                    checkLengths(keys.unmark().length(), elements.size());
                    Map<String, Value> zipped = new LinkedHashMap<>();
                    Set<Mark> marks = new HashSet<>();
                    for (int i = 0; i < elements.size(); i++) {
                        Value key = keys.unmark().elements().get(i);
                        marks.addAll(key.marks());
                        zipped.put(key(key, i), elements.get(i));
                    }
                    Value result = type instanceof MapType map
                            ? Value.map(map.elementType(), zipped)
                            : Value.object(zipped);
                    return result.withMarks(marks).withMarksOf(keys, values);
                });
    }

    private static Type zipmapType(List<Value> arguments) {
        Value keys = arguments.getFirst();
        return switch (arguments.getLast().type()) {
            case ListType list -> Type.map(list.elementType());
            case TupleType tuple -> {
                if (!keys.isWhollyKnown()) {
                    yield Type.DYNAMIC;
                }
                List<Value> names = keys.unmark().elements();
                checkLengths(names.size(), tuple.elements().size());
                Map<String, Type> attributes = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    attributes.put(key(names.get(i), i), tuple.elements().get(i));
                }
                yield Type.object(attributes);
            }
            default -> throw new FunctionException("the values must be a list or tuple");
        };
    }

    private static void checkLengths(int keys, int values) {
        if (keys != values) {
            throw new FunctionException("there are " + keys + " keys and " + values + " values");
        }
    }

    private static String key(Value key, int index) {
        if (key.isNull()) {
            throw new FunctionException("the key at index " + index + " is null");
        }
        return key.unmark().asString();
    }
}
