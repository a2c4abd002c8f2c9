package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.isMapping;
import static dev.terrane.hcl.function.Arguments.isTuple;
import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code deep_merge}, which Terragrunt added. */
public final class DeepMerge {

    private DeepMerge() {}

    public static List<Function> backFilled() {
        return List.of(named("deep_merge").documentation("Maps and objects in one object, and so on within them: where "
                + "several have a key, objects are merged, lists are appended to each other, and of other values the "
                + "last one counts. Nulls among the arguments are passed over.")
                .variadic(Parameter.of("maps", Type.DYNAMIC).allowingNull().allowingDynamic()).returns(Type.DYNAMIC)
                .implementation((arguments, type) -> {
                    Value merged = Value.EMPTY_OBJECT;
                    for (Value argument : arguments) {
                        if (argument.isNull()) {
                            continue;
                        }
                        if (!isMapping(argument.type())) {
                            throw new FunctionException("all arguments must be maps or objects, not "
                                    + argument.type().friendlyName());
                        }
                        merged = merge(merged, plain(argument));
                    }
                    return merged;
                }));
    }

    private static Value merge(Value target, Value source) {
        Map<String, Value> merged = new LinkedHashMap<>(target.entries());
        source.entries().forEach((key, value) -> merged.merge(key, value, (old, added) -> combine(key, old, added)));
        return Value.object(merged);
    }

    private static Value combine(String key, Value old, Value added) {
        if (old.isNull() || added.isNull()) {
            return added;
        }
        if (isMapping(added.type()) && isMapping(old.type())) {
            return merge(old, added);
        }
        if (!isTuple(added.type())) {
            return added;
        }
        if (!isTuple(old.type())) {
            throw new FunctionException(
                    "the list \"" + key + "\" cannot be appended to a " + old.type().friendlyName());
        }
        List<Value> appended = new ArrayList<>(old.elements());
        appended.addAll(added.elements());
        return Value.tuple(appended);
    }

    /** The value as its JSON would be read: of objects and tuples. What is not known yet counts as an empty string. */
    private static Value plain(Value value) {
        if (!value.isKnown()) {
            if (value.type() == Type.STRING || value.type() == Type.DYNAMIC) {
                return Value.EMPTY_STRING;
            }
            throw new FunctionException("a " + value.type().friendlyName() + " is not known yet");
        }
        if (value.isNull()) {
            return Value.NULL;
        }
        return switch (value.type()) {
            case Type.ListType _,Type.SetType _,Type.TupleType _ ->
                Value.tuple(value.elements().stream().map(DeepMerge::plain).toList());
            case Type.MapType _,Type.ObjectType _ -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                value.entries().forEach((key, entry) -> entries.put(key, plain(entry)));
                yield Value.object(entries);
            }
            case Type.Primitive _,Type.Dynamic _ -> value;
        };
    }
}
