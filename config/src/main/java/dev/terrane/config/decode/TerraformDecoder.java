package dev.terrane.config.decode;

import dev.terrane.config.model.ErrorHook;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.Hook;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema;
import java.util.List;

/** Reads the `terraform` block. */
public final class TerraformDecoder {

    private static final BodySchema TERRAFORM = Schemas.withBlocks(
            List.of("extra_arguments", "before_hook", "after_hook", "error_hook"), "source", "version",
            "include_in_copy", "exclude_from_copy", "copy_terraform_lock_file", "update_source_with_cas", "mutable");
    private static final BodySchema EXTRA_ARGUMENTS = Schemas.attributes("commands!", "arguments",
            "required_var_files", "optional_var_files", "env_vars");
    private static final BodySchema HOOK = Schemas.attributes("commands!", "execute!", "if", "run_on_error",
            "suppress_stdout", "working_dir");
    private static final BodySchema ERROR_HOOK = Schemas.attributes("commands!", "execute!", "on_errors!",
            "suppress_stdout", "working_dir");

    private TerraformDecoder() {}

    /**
     * The block as a record.
     *
     * @throws dev.terrane.hcl.diagnostic.DiagnosticException with all that is wrong with it
     */
    public static TerraformBlock decode(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, TERRAFORM, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new TerraformBlock(in.locatedText("source"), in.locatedText("version"),
                attributes.texts("include_in_copy"), attributes.texts("exclude_from_copy"),
                attributes.flag("copy_terraform_lock_file"), attributes.flag("update_source_with_cas"),
                attributes.flag("mutable"), in.blocks("extra_arguments", inner -> extraArguments(inner, scope)),
                in.blocks("before_hook", inner -> hook(inner, scope)),
                in.blocks("after_hook", inner -> hook(inner, scope)),
                in.blocks("error_hook", inner -> errorHook(inner, scope)), in.at()));
    }

    private static ExtraArguments extraArguments(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, EXTRA_ARGUMENTS, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new ExtraArguments(in.label(), in.requiredTexts("commands"), attributes.texts("arguments"),
                attributes.texts("required_var_files"), attributes.texts("optional_var_files"),
                attributes.textMap("env_vars"), in.at()));
    }

    private static Hook hook(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, HOOK, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new Hook(in.label(), in.requiredTexts("commands"), execute(in), attributes.flag("if"),
                attributes.flag("run_on_error"), attributes.flag("suppress_stdout"), attributes.text("working_dir"),
                in.at()));
    }

    private static ErrorHook errorHook(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, ERROR_HOOK, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new ErrorHook(in.label(), in.requiredTexts("commands"), execute(in),
                in.requiredTexts("on_errors"), attributes.flag("suppress_stdout"), attributes.text("working_dir"),
                in.at()));
    }

    private static List<String> execute(BlockReader in) {
        List<String> words = in.requiredTexts("execute");
        boolean read = in.attributes().has("execute") && !in.attributes().problems().hasErrors();
        if (read && (words.isEmpty() || words.getFirst().isEmpty())) {
            in.problem("Empty hook", "Hook `" + in.label() + "` has nothing to execute: the first element of `execute`"
                    + " must be a program.", in.at("execute"));
        }
        return words;
    }
}
