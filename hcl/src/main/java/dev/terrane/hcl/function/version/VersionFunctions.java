package dev.terrane.hcl.function.version;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;

/** Functions of versions. */
public final class VersionFunctions {

    private VersionFunctions() {}

    /** Those that Terragrunt added. */
    public static List<Function> backFilled() {
        return List.of(constraintCheck());
    }

    private static Function constraintCheck() {
        return Function.named("constraint_check").category(Category.VERSION)
                .documentation("Whether a version satisfies a constraint such as `>= 1.2.0, < 2.0.0` or `~> 1.4`.")
                .parameter(Parameter.of("version", Type.STRING)).parameter(Parameter.of("constraint", Type.STRING))
                .returns(Type.BOOL).implementation((arguments, type) -> {
                    String version = arguments.getFirst().asString();
                    VersionConstraint constraint = Arguments.blaming(1,
                            () -> VersionConstraint.parse(arguments.get(1).asString()));
                    return Arguments.blaming(0, () -> Value.bool(constraint.admits(version)));
                });
    }
}
