package dev.terrane.hcl.function;

import dev.terrane.hcl.function.collection.ChoiceFunctions;
import dev.terrane.hcl.function.collection.ListFunctions;
import dev.terrane.hcl.function.collection.MapFunctions;
import dev.terrane.hcl.function.collection.MeasureFunctions;
import dev.terrane.hcl.function.collection.RemovedFunctions;
import dev.terrane.hcl.function.collection.SetFunctions;
import dev.terrane.hcl.function.encoding.EncodingFunctions;
import dev.terrane.hcl.function.encoding.TextFunctions;
import dev.terrane.hcl.function.filesystem.FileFunctions;
import dev.terrane.hcl.function.filesystem.TemplateFile;
import dev.terrane.hcl.function.hash.HashFunctions;
import dev.terrane.hcl.function.network.NetworkFunctions;
import dev.terrane.hcl.function.numeric.NumericFunctions;
import dev.terrane.hcl.function.string.FormatFunctions;
import dev.terrane.hcl.function.string.PatternFunctions;
import dev.terrane.hcl.function.string.StringFunctions;
import dev.terrane.hcl.function.time.TimeFunctions;
import dev.terrane.hcl.function.type.ConversionFunctions;
import dev.terrane.hcl.function.type.TryFunctions;
import java.util.ArrayList;
import java.util.List;

/** The functions that every expression can call. */
public final class StandardFunctions {

    private StandardFunctions() {}

    /** The functions of Terraform 0.15.3, which are those of a {@code terragrunt.hcl}. */
    public static Functions of(FunctionWorld world) {
        List<Function> all = new ArrayList<>();
        all.addAll(NumericFunctions.all());
        all.addAll(StringFunctions.all());
        all.addAll(PatternFunctions.all());
        all.addAll(FormatFunctions.all());
        all.addAll(ListFunctions.all());
        all.addAll(MapFunctions.all());
        all.addAll(SetFunctions.all());
        all.addAll(ChoiceFunctions.all());
        all.addAll(MeasureFunctions.all());
        all.addAll(RemovedFunctions.all());
        all.addAll(EncodingFunctions.all());
        all.addAll(TextFunctions.all());
        all.addAll(FileFunctions.all(world));
        all.addAll(TimeFunctions.all(world));
        all.addAll(HashFunctions.all(world));
        all.addAll(NetworkFunctions.all());
        all.addAll(ConversionFunctions.all());
        all.addAll(TryFunctions.all());
        Functions functions = Functions.of(all);
        return functions.overlaidBy(Functions.of(List.of(TemplateFile.declare(world, functions))));
    }

    /**
     * Those of them that read files, which they look for from the world's base folder.
     *
     * @param functions what templates of {@code templatefile} can call
     */
    public static Functions ofFolder(FunctionWorld world, Functions functions) {
        List<Function> all = new ArrayList<>(FileFunctions.all(world));
        all.add(TemplateFile.declare(world, functions));
        return Functions.of(all);
    }

    /**
     * Later functions of Terraform's, which Terragrunt adds to them. Templates of {@code templatefile} do not see them.
     */
    public static Functions backFilled() {
        List<Function> all = new ArrayList<>();
        all.addAll(StringFunctions.backFilled());
        all.addAll(TimeFunctions.backFilled());
        return Functions.of(all);
    }
}
