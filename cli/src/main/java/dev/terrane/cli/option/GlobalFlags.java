package dev.terrane.cli.option;

import static dev.terrane.cli.option.Option.choice;
import static dev.terrane.cli.option.Option.many;
import static dev.terrane.cli.option.Option.path;
import static dev.terrane.cli.option.Option.text;
import static dev.terrane.cli.option.Option.toggle;

import java.util.List;
import java.util.Set;

/** The options that every command takes. */
public final class GlobalFlags {
    private static final List<String> TIPS = List.of("debugging-docs", "stack-filter-nested-not-generated",
            "stack-target-missing-type-stack", "windows-symlink-warning");
    private static final OldName.Meaning JSON = new OldName.Meaning.Value("json");
    private static final OldName.Meaning KEY_VALUE = new OldName.Meaning.Value("key-value");

    public static final Option<String> WORKING_DIR = path("working-dir").old().standard("the current folder")
            .help("The folder to work in, or a configuration file in it.");
    public static final Option<Boolean> NON_INTERACTIVE = toggle("non-interactive").old().quiet()
            .oldVariable("TF_INPUT", new OldName.Meaning.Words(Set.of("false", "0"), "true"))
            .help("Answer every question with yes.");
    public static final Option<String> LOG_LEVEL = Option.of("log-level",
            new ValueType.Choice(
                    List.of("stderr", "stdout", "error", "warn", "info", "debug", "trace", "fatal", "panic"),
                    true, false))
            .old().standard("info").help("How much to log.");
    public static final Option<Boolean> LOG_DISABLE = toggle("log-disable").old()
            .help("Log nothing, and pass on what OpenTofu/Terraform prints as it is.");
    public static final Option<String> LOG_FORMAT = choice("log-format", "pretty", "bare", "key-value", "json").old()
            .old("disable-log-formatting", KEY_VALUE).old("json-log", JSON).old("tf-logs-to-json", JSON)
            .oldVariable("TERRAGRUNT_TF_JSON_LOG", JSON).standard("pretty").help("What a line of the log looks like.");
    public static final Option<String> LOG_CUSTOM_FORMAT = text("log-custom-format").old()
            .help("A line of the log in the placeholders of the log format language.");
    public static final Option<Boolean> LOG_SHOW_ABS_PATHS = toggle("log-show-abs-paths").old()
            .help("Show whole paths in the log.");
    public static final Option<Boolean> NO_COLOR = toggle("no-color").old()
            .help("No colours, neither here nor in OpenTofu/Terraform.");
    public static final Option<List<String>> EXPERIMENT = many("experiment").oldVariable("TERRAGRUNT_EXPERIMENT")
            .help("Turn an experiment on.");
    public static final Option<Boolean> EXPERIMENT_MODE = toggle("experiment-mode")
            .oldVariable("TERRAGRUNT_EXPERIMENT_MODE")
            .help("Turn every experiment on.");
    public static final Option<List<String>> STRICT_CONTROL = many("strict-control")
            .oldVariable("TERRAGRUNT_STRICT_CONTROL")
            .help("Turn a deprecation into an error; `info strict list` names them.");
    public static final Option<Boolean> STRICT_MODE = toggle("strict-mode").oldVariable("TERRAGRUNT_STRICT_MODE")
            .help("Turn every deprecation into an error.");
    public static final Option<Boolean> NO_TIPS = toggle("no-tips").help("Show no tips.");
    public static final Option<List<String>> NO_TIP = Option.of("no-tip", new ValueType.Words(TIPS))
            .help("Do not show this tip.");
    public static final Option<Boolean> HELP = toggle("help").alias("h").variables().help("Show help.");
    public static final Option<Boolean> VERSION = toggle("version").alias("v").variables().help("Show the version.");

    private static final String NO_PROFILES = "a profile of Terrane itself is taken with the tools of the Java runtime";
    static final Option<String> PROFILE_CPU = path("profile-cpu").refused(NO_PROFILES).help("Write a CPU profile.");
    static final Option<String> PROFILE_MEM = path("profile-mem").refused(NO_PROFILES).help("Write a memory profile.");
    static final Option<String> PROFILE_GOROUTINE = path("profile-goroutine").refused(NO_PROFILES)
            .help("Write a profile of goroutines.");
    static final Option<String> PROFILE_DIR = path("profile-dir").refused(NO_PROFILES)
            .help("Write all profiles into a folder.");

    static final List<Option<?>> ALL = List.of(WORKING_DIR, NON_INTERACTIVE, LOG_LEVEL, LOG_DISABLE, LOG_FORMAT,
            LOG_CUSTOM_FORMAT,
            LOG_SHOW_ABS_PATHS, NO_COLOR, EXPERIMENT, EXPERIMENT_MODE, STRICT_CONTROL, STRICT_MODE, NO_TIPS, NO_TIP,
            PROFILE_CPU,
            PROFILE_MEM, PROFILE_GOROUTINE, PROFILE_DIR, HELP, VERSION);

    private GlobalFlags() {}
}
