package dev.terrane.config.function;

import dev.terrane.config.merge.ValueMerge;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraints;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import java.util.List;

/** Functions of their arguments alone that are Terragrunt's own. */
final class ValueFunctions {

    private static final String DEEP_MERGE = "deep-merge";

    private final Place place;

    ValueFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(
                Declarations.strings("constraint_check", 2, 2,
                        "Whether a version satisfies a constraint such as `>= 1.2.0, < 2.0.0` or `~> 1.4`.", Type.BOOL,
                        ValueFunctions::constraintCheck),
                Function.named("deep_merge").category(Category.COLLECTION)
                        .documentation(
                                "Maps and objects in one object, and so on within them: where several have a key,"
                                        + " objects are merged, lists are appended to each other, and of other values the last"
                                        + " one counts. Nulls among the arguments are passed over. Needs the experiment"
                                        + " `deep-merge`.")
                        .variadic(Parameter.of("maps", Type.DYNAMIC).allowingNull().allowingDynamic())
                        .returns(Type.DYNAMIC).implementation((arguments, _) -> deepMerge(arguments)));
    }

    private static Value constraintCheck(List<String> arguments) {
        Version version = Version.parseStrict(arguments.getFirst()).orElseThrow(
                () -> new FunctionException(0, "\"" + arguments.getFirst() + "\" is not a version like 1.2.3"));
        VersionConstraints constraints = VersionConstraints.parse(arguments.getLast()).orElseThrow(
                () -> new FunctionException(1, "\"" + arguments.getLast() + "\" is not a constraint like >= 1.2.0"));
        return Value.bool(constraints.allow(version));
    }

    private Value deepMerge(List<Value> maps) {
        if (!place.context().experiments().contains(DEEP_MERGE)) {
            throw new FunctionException("the function needs the experiment `" + DEEP_MERGE
                    + "`: run with --experiment " + DEEP_MERGE);
        }
        Value merged = Value.EMPTY_OBJECT;
        for (int i = 0; i < maps.size(); i++) {
            Value map = maps.get(i);
            if (map.isNull()) {
                continue;
            }
            if (!(map.type() instanceof ObjectType) && !(map.type() instanceof MapType)) {
                throw new FunctionException(i, "a map or object is required, not " + map.type().friendlyName());
            }
            merged = ValueMerge.deepAppending(merged, map, FunctionException::new);
        }
        return merged;
    }
}
