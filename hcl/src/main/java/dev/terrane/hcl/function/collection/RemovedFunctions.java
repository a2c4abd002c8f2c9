package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;

/** Names that are taken but can only fail, each with the advice what to use instead. */
public final class RemovedFunctions {

    private RemovedFunctions() {}

    public static List<Function> all() {
        return List.of(
                removed("list", "`list` is no longer available; write `tolist([…])` instead.")
                        .variadic(anything("vals")).returns(failing("it was removed; use tolist([ ... ]) instead"))
                        .implementation((arguments, type) -> Value.unknown(type)),
                removed("map", "`map` is no longer available; write `tomap({…})` instead.")
                        .variadic(anything("vals")).returns(failing("it was removed; use tomap({ ... }) instead"))
                        .implementation((arguments, type) -> Value.unknown(type)),
                removed("defaults", "`defaults` belonged to an experiment of Terraform's and is not available here.")
                        .parameter(Parameter.of("input", Type.DYNAMIC).allowingNull())
                        .parameter(Parameter.of("defaults", Type.DYNAMIC))
                        .unavailable("It belongs to an experiment of Terraform's; use `try` or `coalesce`."));
    }

    private static Function.Declaration removed(String name, String documentation) {
        return named(name).documentation(documentation);
    }

    private static Parameter anything(String name) {
        return Parameter.of(name, Type.DYNAMIC).allowingUnknown().allowingDynamic().allowingNull();
    }

    private static Function.ResultType failing(String problem) {
        return arguments -> {
            throw new FunctionException(problem);
        };
    }
}
