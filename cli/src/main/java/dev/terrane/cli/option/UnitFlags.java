package dev.terrane.cli.option;

import static dev.terrane.cli.option.Option.path;
import static dev.terrane.cli.option.Option.text;
import static dev.terrane.cli.option.Option.toggle;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options that say how one unit is read, fetched and run. */
public final class UnitFlags {
    private static final Set<CommandName> RUN_LIKE = CommandSets.RUN_LIKE;

    public static final Option<String> CONFIG = path("config").on(CommandSets.UNIT).old().standard("terragrunt.hcl")
            .help("The unit's configuration file.");
    public static final Option<String> DOWNLOAD_DIR = path("download-dir").on(CommandSets.UNIT).old()
            .oldVariable("TERRAGRUNT_DOWNLOAD").standard(".terragrunt-cache in the unit's folder")
            .help("The folder for working copies of modules.");
    public static final Option<String> TF_PATH = path("tf-path").on(CommandSets.TERRAFORM).old("tfpath")
            .standard("tofu where it is on PATH, else terraform").help("The OpenTofu/Terraform program.");
    public static final Option<Boolean> NO_AUTO_INIT = toggle("no-auto-init").on(RUN_LIKE).old()
            .oldVariable("TERRAGRUNT_AUTO_INIT", OldName.OPPOSITE).help("Do not run init where it is needed.");
    public static final Option<Boolean> NO_AUTO_RETRY = toggle("no-auto-retry").on(RUN_LIKE).old()
            .oldVariable("TERRAGRUNT_AUTO_RETRY", OldName.OPPOSITE)
            .help("Do not run a command again after a passing error.");
    public static final Option<Boolean> NO_AUTO_APPROVE = toggle("no-auto-approve").on(RUN_LIKE).old()
            .oldVariable("TERRAGRUNT_AUTO_APPROVE", OldName.OPPOSITE).help("Do not add -auto-approve in `run --all`.");
    public static final Option<Boolean> NO_AUTO_PROVIDER_CACHE_DIR = toggle("no-auto-provider-cache-dir").on(RUN_LIKE)
            .help("Do not let OpenTofu share a cache of providers between units.");
    public static final Option<Boolean> NO_HOOKS = toggle("no-hooks").on(RUN_LIKE)
            .help("Run no hooks; needs the experiment optional-hooks.");
    public static final Option<Boolean> NO_DEPENDENCY_OUTPUTS = toggle("no-dependency-outputs").on(RUN_LIKE)
            .help("Do not read the outputs of dependencies; needs the experiment optional-dependency-outputs.");
    public static final Option<Boolean> NO_STACK_GENERATE = toggle("no-stack-generate")
            .on(CommandSets.STACKS_FIRST)
            .help("Do not generate stacks before the command.");
    public static final Option<String> SOURCE = text("source").on(RUN_LIKE).old().help("Take the module from here.");
    public static final Option<Boolean> SOURCE_UPDATE = toggle("source-update").on(RUN_LIKE).old()
            .help("Throw the working copy away and fetch the module again.");
    public static final Option<Map<String, String>> SOURCE_MAP = Option.of("source-map", new ValueType.SourceMap())
            .on(RUN_LIKE).old()
            .help("Take modules of one source from another.");
    public static final Option<Boolean> INPUTS_DEBUG = toggle("inputs-debug").on(CommandSets.RUN_AND_EXEC).old("debug")
            .help("Write the inputs to terragrunt-debug.tfvars.json in the unit's folder.");
    public static final Option<Boolean> IN_DOWNLOAD_DIR = toggle("in-download-dir").on(CommandName.EXEC)
            .help("Run the program in the unit's working copy.");
    public static final Option<Boolean> FETCH_OUTPUT_FROM_STATE = toggle("dependency-fetch-output-from-state")
            .on(RUN_LIKE)
            .old("fetch-dependency-output-from-state")
            .help("Read the outputs of dependencies from their states; always on.");
    public static final Option<Boolean> NO_FETCH_OUTPUT_FROM_STATE = toggle("no-dependency-fetch-output-from-state")
            .on(RUN_LIKE).hidden()
            .help("Read the outputs of dependencies with OpenTofu/Terraform.");
    public static final Option<Boolean> TF_FORWARD_STDOUT = toggle("tf-forward-stdout").on(RUN_LIKE)
            .old("forward-tf-stdout")
            .old("include-module-prefix", OldName.OPPOSITE).help("Pass on what OpenTofu/Terraform prints as it is.");
    public static final Option<Boolean> BACKEND_BOOTSTRAP = toggle("backend-bootstrap").on(CommandSets.BACKEND_FLAGS)
            .help("Create what a state backend lacks before it is used.");
    public static final Option<Boolean> BACKEND_REQUIRE_BOOTSTRAP = toggle("backend-require-bootstrap")
            .on(CommandSets.BACKEND_FLAGS)
            .old("fail-on-state-bucket-creation").help("Fail where a state's bucket would have to be created.");
    public static final Option<Boolean> DISABLE_BUCKET_UPDATE = toggle("disable-bucket-update")
            .on(CommandSets.BACKEND_FLAGS).old()
            .help("Leave the settings of an existing bucket as they are.");
    public static final Option<Boolean> FORCE = toggle("force")
            .on(CommandName.BACKEND_DELETE, CommandName.BACKEND_MIGRATE)
            .help("Go on although the bucket keeps no versions.");
    public static final Option<Map<String, String>> FEATURE = Option.of("feature", new ValueType.Pairs(false))
            .on(CommandSets.FEATURES)
            .old().help("Set a feature of the configuration.");

    public static final Option<List<String>> VERSION_MANAGER_FILE_NAME = Option
            .of("version-manager-file-name", new ValueType.FileNames()).on(RUN_LIKE)
            .standard(".terraform-version, .tool-versions, mise.toml, .mise.toml")
            .help("A file that tells a version manager which OpenTofu/Terraform to run.");

    /** What has no effect, as in Terragrunt, and is understood so that scripts which say it go on working. */
    static final Option<Boolean> PARTIAL_PARSE_CACHE = toggle("use-partial-parse-config-cache").on(RUN_LIKE).hidden()
            .old()
            .help("No effect: every file is parsed once.");
    static final Option<Boolean> DISABLE_COMMAND_VALIDATION = toggle("disable-command-validation").on(RUN_LIKE)
            .deprecated(StrictControl.DISABLE_COMMAND_VALIDATION, "any command may be run without it").old()
            .help("No effect.");
    static final Option<Boolean> NO_CAS = toggle("no-cas").on(RUN_LIKE).hidden()
            .help("No effect: sources are kept only where update_source_with_cas asks for it.");
    static final Option<Long> CAS_CLONE_DEPTH = Option.whole("cas-clone-depth", Integer.MIN_VALUE).on(RUN_LIKE).hidden()
            .help("No effect: repositories are not kept.");

    static final List<Option<?>> ALL = List.of(CONFIG, DOWNLOAD_DIR, TF_PATH, NO_AUTO_INIT, NO_AUTO_RETRY,
            NO_AUTO_APPROVE,
            NO_AUTO_PROVIDER_CACHE_DIR, NO_HOOKS, NO_DEPENDENCY_OUTPUTS, NO_STACK_GENERATE, SOURCE, SOURCE_UPDATE,
            SOURCE_MAP,
            INPUTS_DEBUG, IN_DOWNLOAD_DIR, FETCH_OUTPUT_FROM_STATE, NO_FETCH_OUTPUT_FROM_STATE, TF_FORWARD_STDOUT,
            BACKEND_BOOTSTRAP,
            BACKEND_REQUIRE_BOOTSTRAP, DISABLE_BUCKET_UPDATE, FORCE, FEATURE, PARTIAL_PARSE_CACHE,
            VERSION_MANAGER_FILE_NAME,
            DISABLE_COMMAND_VALIDATION, NO_CAS, CAS_CLONE_DEPTH);

    private UnitFlags() {}
}
