package dev.terrane.run.unit;

import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RetryDefaults;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.config.version.VersionConstraints;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.service.LogNotices;
import dev.terrane.run.service.RunCmd;
import dev.terrane.run.service.Sops;
import dev.terrane.run.event.Step;
import dev.terrane.run.generate.CodeGenerator;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Tool;
import dev.terrane.run.source.SourceAddress;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceGetter;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.source.GitGetter;
import dev.terrane.run.source.HttpGetter;
import dev.terrane.run.terraform.TerraformVersions;
import dev.terrane.run.terraform.TerraformVersions.VersionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs units of one run: loads them, obtains their identities, runs their pipelines. Safe for use by several threads. */
public final class Units {
    private final RunSetup setup;
    private final RunOptions options;
    private final Group group;
    private final Failures failures;
    private final UnitLoader loader;
    private final UnitIdentities identities;
    private final ConfigServices services;
    private final TerraformVersions versions;
    private final UnitPipeline.Tools tools;

    /** @param group the process group of children: that of Terrane for one unit, one of its own for each of many */
    public Units(RunSetup setup, RunOptions options, Group group) {
        this.setup = setup;
        this.options = options;
        this.group = group;
        var world = setup.world();
        var renderer = new DiagnosticRenderer(options.workingDirectory(),
                options.log().colors() && world.terminal().errorIsTerminal(),
                EnclosingBlock::describe);
        this.failures = new Failures(renderer);
        this.loader = new UnitLoader(setup.session());
        this.identities = new UnitIdentities(setup.identities(), setup.session().repositories(), options.auth(),
                world.environment());
        var tool = new Tool(world.processes(), setup.interruption(), group);
        this.versions = new TerraformVersions(tool, world.cache());
        var sources = new SourceCache(getters(tool, world, setup));
        this.services = new ConfigServices(new RunCmd(tool), new IdentityAnswers(identities, options),
                new DependencyReader(this), new Sops(tool), Units::workingFolder,
                new LogNotices(setup.log(), renderer, world.terminal().output(), world.terminal().error()));
        this.tools = new UnitPipeline.Tools(sources, new CodeGenerator(Formatter::format),
                new NoBootstrap());
    }

    private static List<SourceGetter> getters(Tool tool, World world, RunSetup setup) {
        var getters = new ArrayList<SourceGetter>();
        getters.add(new GitGetter(tool, world.environment()));
        getters.add(new HttpGetter(setup.downloader(), (source, into) -> {
            var address = SourceAddress.parse(source, into);
            var getter = getters.stream().filter(candidate -> candidate.handles(address)).findFirst()
                    .orElseThrow(
                            () -> new SourceException("source " + source + ": sources of this kind are not built yet"));
            getter.download(address, into);
        }));
        return getters;
    }

    private static Path workingFolder(Path unit, Optional<String> source, ConfigContext context) {
        try {
            var effective = SourceRule.effective(context.source(), context.sourceMap(), source);
            return SourceCache.workingFolder(effective, unit,
                    context.downloadDir().orElse(unit.resolve(".terragrunt-cache")));
        } catch (SourceException e) {
            throw new DiagnosticException(Diagnostic.error("Invalid source", String.valueOf(e.getMessage())));
        }
    }

    RunOptions options() {
        return options;
    }

    World world() {
        return setup.world();
    }

    UnitIdentities identities() {
        return identities;
    }

    UnitLoader loader() {
        return loader;
    }

    Failures failures() {
        return failures;
    }

    /** How the configuration of a unit is evaluated when it runs. */
    ConfigContext context(UnitTask task, Map<String, String> environment) {
        var words = task.command().words();
        return new ConfigContext(EvaluationMode.RUN, environment, options.workingDirectory(), task.command().command(),
                words.isEmpty() ? words : words.subList(1, words.size()), task.source(), options.source().map(),
                options.downloadDirectory(), options.features(), options.strictControls(), options.experiments(),
                services);
    }

    /** The services for evaluations in another mode. */
    public ConfigServices services() {
        return services;
    }

    /**
     * Reads a unit as far as it takes to know its identity, and holds the guard against it. Nothing of the unit has run when this fails.
     */
    public LoadedUnit load(UnitTask task) throws UnitException {
        return failures.during(Step.IDENTITY, () -> {
            var answer = identities.answer(task.directory(), world().environment());
            var environment = environment(answer);
            var unit = loader.load(task.file(), context(task, environment));
            var identity = identities.of(unit.identity(), task.command(), answer);
            identities.guard(identity);
            return new LoadedUnit(task, unit, answer, identity, environment);
        });
    }

    Map<String, String> environment(AuthAnswer answer) {
        if (answer.variables().isEmpty()) {
            return world().environment();
        }
        var environment = new HashMap<>(world().environment());
        environment.putAll(answer.variables());
        return environment;
    }

    UnitScene scene(Path folder) {
        return new UnitScene(world(), setup.events(), setup.interruption(), folder, group, false, options.log(),
                setup.log().about(folder));
    }

    /** Runs the command of a unit. */
    public UnitResult run(LoadedUnit loaded) throws UnitException {
        return prepared(loaded, Optional.empty(), (pipeline, delivery) -> {
            delivery.childStarted();
            try {
                var result = pipeline.run();
                delivery.childFinished(result.exitCode());
                return result;
            } catch (UnitException e) {
                delivery.childFinished(e.exitCode());
                throw e;
            }
        });
    }

    /** Work with the pipeline of a unit whose identity is laid ready. */
    @FunctionalInterface
    interface PipelineWork<T> {
        T run(UnitPipeline pipeline, Delivery delivery) throws UnitException;
    }

    <T> T prepared(LoadedUnit loaded, Optional<ByteSink> data, PipelineWork<T> work) throws UnitException {
        var scene = scene(loaded.task().directory());
        scene.begin(Step.CONFIGURATION);
        var program = failures.during(Step.CONFIGURATION, () -> program(loaded, scene));
        var config = failures.during(Step.CONFIGURATION, () -> loaded.unit().config());
        scene.begin(Step.IDENTITY);
        try (var delivery = failures.during(Step.IDENTITY,
                () -> identities.deliver(loaded.identity(), loaded.environment()))) {
            var environment = delivery.environment().applyTo(loaded.environment());
            var pipeline = failures.during(Step.CONFIGURATION,
                    () -> pipeline(loaded, scene, config, program, environment, delivery, data));
            return failures.during(Step.GENERATION, () -> work.run(pipeline, delivery));
        }
    }

    private UnitPipeline pipeline(LoadedUnit loaded, UnitScene scene, UnitConfig config, TerraformProgram program,
            Map<String, String> environment, Delivery delivery, Optional<ByteSink> data) throws UnitException {
        var rules = ErrorRules.of(config.errors(), RetryDefaults.PATTERNS);
        return new UnitPipeline(scene, options, tools,
                new UnitPipeline.Case(loaded.task(), config, program, environment, rules,
                        delivery.stateProfile(), data));
    }

    /** Finds the program, and holds the unit's version constraints against it and against Terrane. */
    private TerraformProgram program(LoadedUnit loaded, UnitScene scene) throws UnitException {
        var parts = loaded.unit().parts();
        var ours = parts.terragruntVersionConstraint();
        if (ours.isPresent() && !constraints(ours.get()).allow(setup.terragrunt().core())) {
            throw violated(ours.get(), "Terragrunt " + setup.terragrunt() + ", which Terrane is compatible with,");
        }
        var program = TerraformProgram.find(options.terraform().path(), options.workingDirectory(),
                parts.terraformBinary().map(Located::value), scene.unit(), loaded.environment());
        var theirs = parts.terraformVersionConstraint();
        if (theirs.isPresent()) {
            var constraints = constraints(theirs.get());
            try {
                var version = versions.of(program.file(), scene.unit(), loaded.environment(),
                        options.terraform().versionManagerFiles());
                if (!constraints.allow(version.version())) {
                    throw violated(theirs.get(), version + " (" + program.file() + ")");
                }
            } catch (VersionException e) {
                throw UnitException.of(Step.CONFIGURATION, String.valueOf(e.getMessage()));
            }
        }
        return program;
    }

    private static VersionConstraints constraints(Located<String> setting) {
        return VersionConstraints.parse(setting.value()).orElseThrow(() -> new DiagnosticException(Diagnostic
                .error("Invalid version constraint", "\"" + setting.value() + "\" is no version constraint.",
                        setting.at())));
    }

    private static DiagnosticException violated(Located<String> setting, String who) {
        return new DiagnosticException(
                Diagnostic.error("Unsupported version", who + " does not meet \"" + setting.value() + "\".",
                        setting.at()));
    }

    /** The standard output of a command of the unit, which is run with all that belongs to it but shown to nobody. */
    byte[] output(LoadedUnit loaded) throws UnitException {
        var output = Capture.whole();
        prepared(loaded, Optional.of(output), (pipeline, _) -> pipeline.run());
        return output.bytes();
    }
}
