package dev.terrane.config.function;

import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Functions;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions that Terragrunt adds to those of the language; with
 * {@link dev.terrane.hcl.function.StandardFunctions#backFilled() the later ones of Terraform's} they are 36.
 */
public final class TerragruntFunctions {

    private TerragruntFunctions() {}

    /** The functions for calls that stand in a certain place. */
    public static Functions of(Place place) {
        List<Function> all = new ArrayList<>();
        all.addAll(new PathFunctions(place).all());
        all.addAll(new CommandFunctions(place).all());
        all.addAll(new IdentityFunctions(place).all());
        all.addAll(new ReadFunctions(place).all());
        all.addAll(new MarkFunctions(place).all());
        all.addAll(new ValueFunctions(place).all());
        return Functions.of(all);
    }
}
