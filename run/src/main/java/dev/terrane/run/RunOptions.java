package dev.terrane.run;

import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Setting;
import dev.terrane.run.log.LogOptions;
import dev.terrane.run.log.RelativePaths;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.terraform.TerraformVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the command line and its environment variables say about a run; the `cli` module makes it, one value a run. Nothing in it
 * comes from a `terragrunt.hcl`.
 *
 * @param workingDirectory absolute folder the run starts from (`--working-dir`)
 * @param configFile absolute path of the configuration file where the user named one (`--config`, or a `--working-dir` that is a file)
 * @param downloadDirectory absolute path of `--download-dir`
 * @param command the words for OpenTofu/Terraform, Terrane's own flags taken out
 * @param scope one unit, all below the working directory, or one and its dependents
 * @param features values of `--feature`, as text
 * @param experiments names given with `--experiment`, or all ongoing ones
 * @param strictControls names given with `--strict-control`, or all active ones
 * @param nonInteractive every question is answered with yes (`--non-interactive`)
 * @param hooks false with `--no-hooks`
 * @param inputsDebug write `terragrunt-debug.tfvars.json` (`--inputs-debug`)
 */
public record RunOptions(Path workingDirectory, Optional<Path> configFile, Optional<Path> downloadDirectory,
        TerraformArguments command,
        Scope scope, TerraformOptions terraform, AuthOptions auth, SourceOptions source, BackendOptions backend,
        DependencyOptions dependencies,
        QueueOptions queue, ReportOptions report, LogOptions log, Map<String, String> features, Set<String> experiments,
        Set<String> strictControls, boolean nonInteractive, boolean hooks, boolean inputsDebug) {

    public RunOptions {
        if (!workingDirectory.isAbsolute()) {
            throw new IllegalArgumentException("the working directory must be absolute: " + workingDirectory);
        }
        features = Map.copyOf(features);
        experiments = Set.copyOf(experiments);
        strictControls = Set.copyOf(strictControls);
    }

    /** A message with its paths relative to the working folder, unless whole ones are wanted. */
    public String shown(String message) {
        return log.absolutePaths() ? message : new RelativePaths(workingDirectory).replaceIn(message);
    }

    /** What lines about one of many units begin with: its folder from the working directory, which itself is `.`. */
    public String unitName(Path unit) {
        if (log.absolutePaths() || !unit.startsWith(workingDirectory)) {
            return unit.toString();
        }
        return unit.equals(workingDirectory) ? "." : workingDirectory.relativize(unit).toString();
    }

    /** Everything at its default, for `command` in `workingDirectory`. */
    public static RunOptions of(Path workingDirectory, TerraformArguments command) {
        return new RunOptions(workingDirectory, Optional.empty(), Optional.empty(), command, new Scope.One(),
                TerraformOptions.DEFAULT, AuthOptions.none(),
                SourceOptions.DEFAULT, BackendOptions.DEFAULT, DependencyOptions.DEFAULT, QueueOptions.DEFAULT,
                ReportOptions.DEFAULT,
                LogOptions.DEFAULT, Map.of(), Set.of(), Set.of(), false, true, false);
    }

    /** The same with another command. */
    public RunOptions withCommand(TerraformArguments other) {
        return new RunOptions(workingDirectory, configFile, downloadDirectory, other, scope, terraform, auth, source,
                backend,
                dependencies,
                queue, report, log, features, experiments, strictControls, nonInteractive, hooks, inputsDebug);
    }

    /** Which units a run is about. */
    public sealed interface Scope {

        /** The unit of the working directory. */
        record One() implements Scope {}

        /** Every unit below the working directory (`--all`). */
        record All() implements Scope {}

        /** The unit of the working directory and those that depend on it, below `root` or else the repository (`--graph`). */
        record Graph(Optional<Path> root) implements Scope {}
    }

    /**
     * How OpenTofu/Terraform is called.
     *
     * @param path `--tf-path` or `TG_TF_PATH`, as the user wrote it; beats `terraform_binary`
     * @param autoInit false with `--no-auto-init`
     * @param autoRetry false with `--no-auto-retry`
     * @param autoApprove false with `--no-auto-approve`
     * @param autoProviderCacheDir false with `--no-auto-provider-cache-dir`
     * @param forwardStdout its standard output is passed on as it is (`--tf-forward-stdout`)
     * @param versionManagerFiles names of files that tell version managers which version to run (`--version-manager-file-name`)
     */
    public record TerraformOptions(Optional<String> path, boolean autoInit, boolean autoRetry, boolean autoApprove,
            boolean autoProviderCacheDir, boolean forwardStdout, List<String> versionManagerFiles) {
        public static final TerraformOptions DEFAULT = new TerraformOptions(Optional.empty(), true, true, true, true,
                false, TerraformVersions.MANAGER_FILES);

        public TerraformOptions {
            versionManagerFiles = List.copyOf(versionManagerFiles);
        }
    }

    /**
     * What the command line says about identities.
     *
     * @param flags settings given by flags
     * @param variables settings given by environment variables, highest rank first; AWS's own come last
     * @param providerCommand `--auth-provider-cmd`
     */
    public record AuthOptions(RoleSettings flags, List<RoleSettings> variables,
            Optional<Setting<String>> providerCommand) {

        public AuthOptions {
            variables = List.copyOf(variables);
        }

        /** Nothing said. */
        public static AuthOptions none() {
            return new AuthOptions(RoleSettings.none(), List.of(), Optional.empty());
        }
    }

    /**
     * Where a unit's code comes from.
     *
     * @param source `--source`, in place of the unit's own
     * @param map `--source-map`: source without query to its replacement
     * @param update download again (`--source-update`)
     */
    public record SourceOptions(Optional<String> source, Map<String, String> map, boolean update) {
        public static final SourceOptions DEFAULT = new SourceOptions(Optional.empty(), Map.of(), false);

        public SourceOptions {
            map = Map.copyOf(map);
        }
    }

    /**
     * What happens to a state backend that does not exist yet.
     *
     * @param bootstrap create what is missing (`--backend-bootstrap`)
     * @param requireBootstrap its absence is an error (`--backend-require-bootstrap`)
     * @param updateBucket false with `--disable-bucket-update`
     */
    public record BackendOptions(boolean bootstrap, boolean requireBootstrap, boolean updateBucket) {
        public static final BackendOptions DEFAULT = new BackendOptions(false, false, true);
    }

    /**
     * How the outputs of dependencies are had.
     *
     * @param outputs false with `--no-dependency-outputs`
     * @param fromState false with `--no-dependency-fetch-output-from-state`: never read a state directly
     */
    public record DependencyOptions(boolean outputs, boolean fromState) {
        public static final DependencyOptions DEFAULT = new DependencyOptions(true, true);
    }

    /**
     * How many units run.
     *
     * @param parallelism `--parallelism`; without it Terrane chooses by cores and memory
     * @param failFast nothing starts any more after the first failure
     * @param ignoreErrors units run even where what they depend on failed
     * @param ignoreDagOrder everything at once
     * @param outDirectory `--out-dir`: where plan files are kept
     * @param jsonOutDirectory `--json-out-dir`
     * @param destroyDependenciesCheck ask before destroying what others depend on
     * @param destroyRemoved destroy units that a filter on git references finds removed (`--filter-allow-destroy`)
     */
    public record QueueOptions(Optional<Integer> parallelism, boolean failFast, boolean ignoreErrors,
            boolean ignoreDagOrder,
            Optional<Path> outDirectory, Optional<Path> jsonOutDirectory, boolean destroyDependenciesCheck,
            boolean destroyRemoved) {
        public static final QueueOptions DEFAULT = new QueueOptions(Optional.empty(), false, false, false,
                Optional.empty(),
                Optional.empty(), false, false);
    }

    /**
     * What is said after a run.
     *
     * @param file `--report-file`
     * @param format `--report-format`, where given
     * @param schemaFile `--report-schema-file`
     * @param summary false with `--summary-disable`
     * @param summaryPerUnit `--summary-per-unit`
     */
    public record ReportOptions(Optional<Path> file, Optional<ReportFormat> format, Optional<Path> schemaFile,
            boolean summary,
            boolean summaryPerUnit) {
        public static final ReportOptions DEFAULT = new ReportOptions(Optional.empty(), Optional.empty(),
                Optional.empty(), true, false);
    }

    /** The forms of a report file. */
    public enum ReportFormat {
        CSV, JSON
    }
}
