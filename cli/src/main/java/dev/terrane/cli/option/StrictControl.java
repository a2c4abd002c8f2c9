package dev.terrane.cli.option;

import java.util.Arrays;
import java.util.Optional;

/** Terragrunt's strict controls: each turns what is only warned about into an error. Those that are completed are errors anyway. */
public enum StrictControl {
    BARE_INCLUDE("bare-include", "An include block without a label is an error."),
    CLI_REDESIGN("cli-redesign", "Commands from before the redesign of the command line are errors."),
    DEFAULT_COMMANDS("default-commands", "A command of OpenTofu/Terraform without a shortcut is an error."),
    DEPRECATED_COMMANDS("deprecated-commands", "Deprecated commands are errors."),
    DEPRECATED_CONFIGS("deprecated-configs", "Deprecated configuration is an error."),
    DEPRECATED_ENV_VARS("deprecated-env-vars", "Deprecated variables are errors."),
    DEPRECATED_FLAGS("deprecated-flags", "Deprecated flags are errors."),
    DEPRECATED_HIDDEN_FLAG("deprecated-hidden-flag", "The flag --hidden is an error."),
    DISABLE_COMMAND_VALIDATION("disable-command-validation", "The flag --disable-command-validation is an error."),
    DISABLE_DEPENDENT_MODULES("disable-dependent-modules", "The flag --disable-dependent-modules is an error."),
    FAST_COPY("fast-copy", "Patterns of files to copy match as the other globs do."),
    LEGACY_GCS_PUBLIC_PREFIX("legacy-gcs-public-prefix",
            "Plain URLs of Google's storage are fetched without credentials."),
    LEGACY_INTERNAL_TFLINT("legacy-internal-tflint", "A tflint hook runs the program and not an embedded version."),
    LEGACY_LOGS("legacy-logs", "The log flags from before --log-format are errors."),
    NO_DESTROY_DEPENDENCIES_CHECK("no-destroy-dependencies-check",
            "The flag --no-destroy-dependencies-check is an error."),
    OPTIONAL_HOOKS("optional-hooks", "The flag --no-hooks may be used."),
    QUEUE_EXCLUDE_EXTERNAL("queue-exclude-external", "The flag --queue-exclude-external is an error."),
    QUEUE_STRICT_INCLUDE("queue-strict-include", "The flag --queue-strict-include is an error."),
    ROOT_TERRAGRUNT_HCL("root-terragrunt-hcl", "A root file named terragrunt.hcl is an error."),
    TERRAGRUNT_PREFIX_ENV_VARS("terragrunt-prefix-env-vars", "Variables that begin with TERRAGRUNT_ are errors."),
    UNITS_THAT_INCLUDE("units-that-include", "The flag --units-that-include is an error."),

    APPLY_ALL("apply-all"),
    DESTROY_ALL("destroy-all"),
    DOUBLE_STAR("double-star"),
    LEGACY_ALL("legacy-all"),
    OUTPUT_ALL("output-all"),
    PLAN_ALL("plan-all"),
    REQUIRE_EXPLICIT_BOOTSTRAP("require-explicit-bootstrap"),
    SKIP_DEPENDENCIES_INPUTS("skip-dependencies-inputs"),
    SPIN_UP("spin-up"),
    TEAR_DOWN("tear-down"),
    TERRAGRUNT_PREFIX_FLAGS("terragrunt-prefix-flags"),
    VALIDATE_ALL("validate-all");

    private final String written;
    private final String meaning;
    private final boolean completed;

    StrictControl(String written, String meaning) {
        this(written, meaning, false);
    }

    StrictControl(String written) {
        this(written, "No effect: it is what happens.", true);
    }

    StrictControl(String written, String meaning, boolean completed) {
        this.written = written;
        this.meaning = meaning;
        this.completed = completed;
    }

    /** Its name on the command line. */
    public String written() {
        return written;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    /** Whether it has no effect any more, being how things are. */
    public boolean isCompleted() { return completed; }

    /** The control of that name. */
    public static Optional<StrictControl> named(String name) {
        return Arrays.stream(values()).filter(control -> control.written.equals(name)).findFirst();
    }
}
