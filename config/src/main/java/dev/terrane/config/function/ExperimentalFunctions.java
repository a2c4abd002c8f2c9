package dev.terrane.config.function;

import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import java.util.List;

/** Functions that exist only where an experiment is on: without it they say so in place of what they would do. */
final class ExperimentalFunctions {

    private static final String DEEP_MERGE = "deep-merge";

    private final Place place;

    ExperimentalFunctions(Place place) {
        this.place = place;
    }

    List<Function> refused() {
        if (place.context().experiments().contains(DEEP_MERGE)) {
            return List.of();
        }
        return List.of(Function.named("deep_merge").category(Category.COLLECTION)
                .documentation("Needs the experiment `deep-merge`.")
                .variadic(Parameter.of("maps", Type.DYNAMIC).allowingNull().allowingDynamic())
                .returns(Type.DYNAMIC).implementation((_, _) -> {
                    throw new FunctionException("the function needs the experiment `" + DEEP_MERGE
                            + "`: run with --experiment " + DEEP_MERGE);
                }));
    }
}
