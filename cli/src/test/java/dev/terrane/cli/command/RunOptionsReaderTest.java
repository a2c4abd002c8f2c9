package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.cli.Console;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandLineParser;
import dev.terrane.cli.option.Modes;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.RunOptions;
import dev.terrane.run.log.Log;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsReaderTest {
    private static final Path HERE = Path.of("/here");

    /** Each flag changes just the option that it is for. */
    @TestFactory
    Stream<DynamicTest> flags() {
        return Stream.of(row("--config alt.hcl", o -> o.configFile().orElseThrow(), HERE.resolve("alt.hcl")),
                row("--download-dir /tmp/x", o -> o.downloadDirectory().orElseThrow(), Path.of("/tmp/x")),
                row("--download-dir dl", o -> o.downloadDirectory().orElseThrow(), HERE.resolve("dl")),
                row("--tf-path ./bin/tf", o -> o.terraform().path().orElseThrow(), "./bin/tf"),
                row("--no-auto-init", o -> o.terraform().autoInit(), false),
                row("--no-auto-retry", o -> o.terraform().autoRetry(), false),
                row("--no-auto-approve", o -> o.terraform().autoApprove(), false),
                row("--no-auto-approve", o -> o.queue().parallelism().orElseThrow(), 1),
                row("--no-auto-provider-cache-dir", o -> o.terraform().autoProviderCacheDir(), false),
                row("--tf-forward-stdout", o -> o.terraform().forwardStdout(), true),
                row("--log-format bare", o -> o.terraform().forwardStdout(), true),
                row("--log-level panic", o -> o.terraform().forwardStdout(), true),
                row("--source ../m", o -> o.source().source().orElseThrow(), "../m"),
                row("--source-map a=b", o -> o.source().map(), Map.of("a", "b")),
                row("--source-update", o -> o.source().update(), true),
                row("--backend-bootstrap", o -> o.backend().bootstrap(), true),
                row("--backend-require-bootstrap", o -> o.backend().requireBootstrap(), true),
                row("--disable-bucket-update", o -> o.backend().updateBucket(), false),
                row("--feature a=b", RunOptions::features, Map.of("a", "b")),
                row("--parallelism 3", o -> o.queue().parallelism().orElseThrow(), 3),
                row("--parallelism 2147483648", o -> o.queue().parallelism().orElseThrow(), Integer.MAX_VALUE),
                row("--fail-fast", o -> o.queue().failFast(), true),
                row("--queue-ignore-errors", o -> o.queue().ignoreErrors(), true),
                row("--queue-ignore-dag-order", o -> o.queue().ignoreDagOrder(), true),
                row("--out-dir p", o -> o.queue().outDirectory().orElseThrow(), HERE.resolve("p")),
                row("--json-out-dir p", o -> o.queue().jsonOutDirectory().orElseThrow(), HERE.resolve("p")),
                row("--destroy-dependencies-check", o -> o.queue().destroyDependenciesCheck(), true),
                row("--report-file r.json", o -> o.report().file().orElseThrow(), HERE.resolve("r.json")),
                row("--report-format json", o -> o.report().format().orElseThrow(), RunOptions.ReportFormat.JSON),
                row("--report-format= --report-file r.json", o -> o.report().format().isEmpty(), true),
                row("--version-manager-file-name=", o -> o.terraform().versionManagerFiles(),
                        RunOptions.TerraformOptions.DEFAULT.versionManagerFiles()),
                row("--version-manager-file-name= --version-manager-file-name v",
                        o -> o.terraform().versionManagerFiles(), List.of("v")),
                row("--report-schema-file s", o -> o.report().schemaFile().orElseThrow(), HERE.resolve("s")),
                row("--summary-disable", o -> o.report().summary(), false),
                row("--summary-per-unit", o -> o.report().summaryPerUnit(), true),
                row("--non-interactive", RunOptions::nonInteractive, true),
                row("--inputs-debug", RunOptions::inputsDebug, true),
                row("--no-hooks --experiment optional-hooks", RunOptions::hooks, false),
                row("--no-dependency-fetch-output-from-state", o -> o.dependencies().fromState(), false),
                row("--all", RunOptions::scope, new RunOptions.Scope.All()),
                row("--filter ./a", RunOptions::scope, new RunOptions.Scope.All()),
                row("--graph --graph-root ..", RunOptions::scope,
                        new RunOptions.Scope.Graph(Optional.of(Path.of("/")))),
                row("--experiment symlinks", RunOptions::experiments, Set.of("symlinks")),
                row("--strict-control bare-include", RunOptions::strictControls, Set.of("bare-include")));
    }

    private static DynamicTest row(String flags, Function<RunOptions, Object> option, Object value) {
        return DynamicTest.dynamicTest(flags, () -> {
            assertThat(option.apply(read("plan " + flags))).isEqualTo(value);
            assertThat(read("plan " + flags).command()).isEqualTo(read("plan").command());
        });
    }

    @Test
    void nothingSaidIsEveryDefault() {
        RunOptions defaults = RunOptions.of(HERE, read("plan").command());

        assertThat(read("plan")).usingRecursiveComparison().ignoringFields("auth").isEqualTo(defaults);
        assertThat(read("plan").auth().flags().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"plan -out x, plan -out x", "run plan, plan", "run -- plan -out=x, plan -out=x",
        "apply -destroy, destroy",
        "plan --no-color, plan -no-color", "plan -no-color -- -no-color, plan -no-color",
        "state list, state list",
        "apply --auto-approve plan.tf, apply -auto-approve plan.tf"})
    void theCommandIsWhatIsNotOurs(String line, String command) {
        assertThat(read(line).command()).isEqualTo(
                TerraformArguments.parse(List.of(command.split(" ", -1))));
    }

    @ParameterizedTest
    @CsvSource({"plan --all --graph, --graph", "plan --no-hooks, optional-hooks"})
    void whatExcludesItselfIsRefused(String line, String named) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(UsageException.class).hasMessageContaining(named);
    }

    private static RunOptions read(String text) {
        Console console = new Console("terragrunt", HERE, Map.of());
        CommandLine line = CommandLineParser.parse(List.of(text.split(" ", -1)), Map.of());
        return RunOptionsReader.read(new Invocation(console.launch(), line, Modes.of(line), HERE,
                LogSetup.options(line.options()), Log.silent(InstantSource.system())));
    }
}
