package dev.terrane.cli.option;

import java.util.Arrays;
import java.util.Optional;

/** Terragrunt's experiments: what is completed is always on. */
public enum Experiment {
    AZURE_BACKEND("azure-backend", false),
    BLOCK_ITERATION("block-iteration", false),
    BOUNDED_DISCOVERY("bounded-discovery", false),
    BROWSE_TUI("browse-tui", false),
    CATALOG_FORMAT("catalog-format", false),
    DEEP_MERGE("deep-merge", false),
    DEPENDENCY_FETCH_OUTPUT_FROM_STATE("dependency-fetch-output-from-state", false),
    HOOK_CONTEXT_ENV("hook-context-env", false),
    IAC_ENGINE("iac-engine", false),
    MUTABLE_GENERATE("mutable-generate", false),
    OCI("oci", false),
    OPTIONAL_DEPENDENCY_OUTPUTS("optional-dependency-outputs", false),
    OPTIONAL_HOOKS("optional-hooks", false),
    OTEL_LOGS("otel-logs", false),
    PROFILING("profiling", false),
    SLOW_TASK_REPORTING("slow-task-reporting", false),
    SYMLINKS("symlinks", false),
    VERSION_ATTRIBUTE("version-attribute", false),

    AUTO_PROVIDER_CACHE_DIR("auto-provider-cache-dir", true),
    CAS("cas", true),
    CATALOG_REDESIGN("catalog-redesign", true),
    CLI_REDESIGN("cli-redesign", true),
    DAG_QUEUE_DISPLAY("dag-queue-display", true),
    FILTER_FLAG("filter-flag", true),
    MARK_MANY_AS_READ("mark-many-as-read", true),
    OPT_OUT_AUTH("opt-out-auth", true),
    REPORT("report", true),
    RUNNER_POOL("runner-pool", true),
    STACK_DEPENDENCIES("stack-dependencies", true),
    STACKS("stacks", true);

    private final String written;
    private final boolean completed;

    Experiment(String written, boolean completed) {
        this.written = written;
        this.completed = completed;
    }

    /** Its name on the command line. */
    public String written() {
        return written;
    }

    /** Whether it is on without being asked for. */
    public boolean isCompleted() { return completed; }

    /** The experiment of that name. */
    public static Optional<Experiment> named(String name) {
        return Arrays.stream(values()).filter(experiment -> experiment.written.equals(name)).findFirst();
    }
}
