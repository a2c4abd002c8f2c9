package dev.terrane.cli.command;

import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandName;
import dev.terrane.cli.identity.IdentitySettings;
import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the options of a run out of a command line. */
final class RunOptionsReader {
    private static final String NO_COLOR = "-no-color";

    private final Invocation invocation;
    private final OptionValues options;

    private RunOptionsReader(Invocation invocation) {
        this.invocation = invocation;
        this.options = invocation.options();
    }

    /** The options of a run of OpenTofu/Terraform. */
    static RunOptions read(Invocation invocation) {
        return new RunOptionsReader(invocation).read();
    }

    private RunOptions read() {
        requireExperiment(UnitFlags.NO_HOOKS, "optional-hooks");
        requireExperiment(UnitFlags.NO_DEPENDENCY_OUTPUTS, "optional-dependency-outputs");
        return new RunOptions(invocation.directory(),
                WorkingDirectory.configFile(options, invocation.launch().directory()), path(UnitFlags.DOWNLOAD_DIR),
                TerraformArguments.parse(words()), scope(), terraform(), auth(), source(), backend(), dependencies(),
                queue(),
                report(), invocation.logOptions(), options.map(UnitFlags.FEATURE), invocation.modes().experiments(),
                invocation.modes().strictControls(), options.isOn(GlobalFlags.NON_INTERACTIVE),
                !options.isOn(UnitFlags.NO_HOOKS), options.isOn(UnitFlags.INPUTS_DEBUG));
    }

    /** The words for OpenTofu/Terraform, with one `-no-color` at their end where Terrane has it. */
    private List<String> words() {
        CommandLine line = invocation.line();
        List<String> words = new ArrayList<>();
        if (line.command().group() == CommandName.Group.SHORTCUT) {
            words.add(line.command().word());
        }
        words.addAll(line.allWords());
        if (options.isOn(GlobalFlags.NO_COLOR) && !words.isEmpty()) {
            words.removeIf(NO_COLOR::equals);
            words.add(NO_COLOR);
        }
        return words;
    }

    private RunOptions.Scope scope() {
        boolean all = options.isOn(FleetFlags.ALL_UNITS) || !options.list(FleetFlags.FILTER).isEmpty();
        boolean graph = options.isOn(FleetFlags.GRAPH);
        if (options.isOn(FleetFlags.ALL_UNITS) && graph) {
            throw new UsageException("`--all` and `--graph` exclude each other", "say one of them");
        }
        if (all && graph) {
            throw new UsageException("`--graph` and `--filter` exclude each other",
                    "a filter can follow the graph, as in `--filter ...{./unit}`");
        }
        if (graph) {
            return new RunOptions.Scope.Graph(path(FleetFlags.GRAPH_ROOT));
        }
        return all ? new RunOptions.Scope.All() : new RunOptions.Scope.One();
    }

    private RunOptions.TerraformOptions terraform() {
        List<String> named = options.list(UnitFlags.VERSION_MANAGER_FILE_NAME);
        return new RunOptions.TerraformOptions(options.get(UnitFlags.TF_PATH), !options.isOn(UnitFlags.NO_AUTO_INIT),
                !options.isOn(UnitFlags.NO_AUTO_RETRY), !options.isOn(UnitFlags.NO_AUTO_APPROVE),
                !options.isOn(UnitFlags.NO_AUTO_PROVIDER_CACHE_DIR),
                options.isOn(UnitFlags.TF_FORWARD_STDOUT) || invocation.logOptions().disabled()
                        || invocation.logOptions().format().forwardsStdout(),
                named.isEmpty() ? RunOptions.TerraformOptions.DEFAULT.versionManagerFiles() : named);
    }

    /** What the command line says about identities. */
    static RunOptions.AuthOptions auth(Invocation invocation) {
        return new RunOptionsReader(invocation).auth();
    }

    private RunOptions.AuthOptions auth() {
        IdentitySettings settings = IdentitySettings.of(options, invocation.world().environment(),
                invocation.directory());
        return new RunOptions.AuthOptions(settings.flags(), settings.environment(),
                options.setting(IdentityFlags.AUTH_PROVIDER_CMD));
    }

    private RunOptions.SourceOptions source() {
        return new RunOptions.SourceOptions(options.get(UnitFlags.SOURCE), options.map(UnitFlags.SOURCE_MAP),
                options.isOn(UnitFlags.SOURCE_UPDATE));
    }

    private RunOptions.BackendOptions backend() {
        return new RunOptions.BackendOptions(options.isOn(UnitFlags.BACKEND_BOOTSTRAP),
                options.isOn(UnitFlags.BACKEND_REQUIRE_BOOTSTRAP), !options.isOn(UnitFlags.DISABLE_BUCKET_UPDATE));
    }

    private RunOptions.DependencyOptions dependencies() {
        return new RunOptions.DependencyOptions(!options.isOn(UnitFlags.NO_DEPENDENCY_OUTPUTS),
                !options.isOn(UnitFlags.NO_FETCH_OUTPUT_FROM_STATE));
    }

    /** Without `-auto-approve` units ask, and only one at a time can. */
    private RunOptions.QueueOptions queue() {
        Optional<Integer> parallelism = options.isOn(UnitFlags.NO_AUTO_APPROVE)
                ? Optional.of(1)
                : options.get(FleetFlags.PARALLELISM).map(number -> (int) Math.min(number, Integer.MAX_VALUE));
        return new RunOptions.QueueOptions(parallelism, options.isOn(FleetFlags.FAIL_FAST),
                options.isOn(FleetFlags.QUEUE_IGNORE_ERRORS), options.isOn(FleetFlags.QUEUE_IGNORE_DAG_ORDER),
                path(FleetFlags.OUT_DIR), path(FleetFlags.JSON_OUT_DIR),
                options.isOn(FleetFlags.DESTROY_DEPENDENCIES_CHECK), options.isOn(FleetFlags.FILTER_ALLOW_DESTROY));
    }

    private RunOptions.ReportOptions report() {
        return new RunOptions.ReportOptions(path(FleetFlags.REPORT_FILE),
                options.get(FleetFlags.REPORT_FORMAT)
                        .map(format -> RunOptions.ReportFormat.valueOf(format.toUpperCase(Locale.ROOT))),
                path(FleetFlags.REPORT_SCHEMA_FILE), !options.isOn(FleetFlags.SUMMARY_DISABLE),
                options.isOn(FleetFlags.SUMMARY_PER_UNIT));
    }

    private Optional<Path> path(Option<String> option) {
        return options.get(option).map(path -> invocation.directory().resolve(path).normalize());
    }

    private void requireExperiment(Option<Boolean> option, String experiment) {
        if (options.isOn(option) && !invocation.modes().experiments().contains(experiment)) {
            throw new UsageException("`" + option.written() + "` needs the experiment " + experiment,
                    "add `--experiment " + experiment + "`");
        }
    }
}
