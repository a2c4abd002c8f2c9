package dev.terrane.run.unit;

import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.delivery.ChildVariables;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.RetryDefaults;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.config.path.Paths;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Position;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.backend.BackendBootstrap;
import dev.terrane.run.backend.BackendIdentity;
import dev.terrane.run.event.Step;
import dev.terrane.run.generate.CodeGenerator;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Tool;
import dev.terrane.run.service.LogNotices;
import dev.terrane.run.service.RunCmd;
import dev.terrane.run.service.Sops;
import dev.terrane.run.source.Registry;
import dev.terrane.run.source.RegistryTokens;
import dev.terrane.run.source.RemoteSources;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceGetters;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.source.TreeStore;
import dev.terrane.run.source.WholeSources;
import dev.terrane.run.terraform.TerraformVersions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The units of one run: reads them, obtains their identities, runs their pipelines. Thread-safe. */
public final class Units implements AutoCloseable {
    private final RunSetup setup;
    private final RunOptions options;
    private final Group group;
    private final Function<Path, String> names;
    private final Failures failures;
    private final UnitLoader loader;
    private final UnitIdentities identities;
    private final ConfigServices services;
    private final Programs programs;
    private final Tool tool;
    private final UnitPipeline.Tools tools;
    private final BackendBootstrap bootstrap;
    private final TreeStore trees;
    private final RemoteSources remotes;
    private final DependencyReader outputs;

    /** @param group the process group of children: that of Terrane for one unit, one of its own for each of many */
    public Units(RunSetup setup, RunOptions options, Group group) {
        this(setup, options, group, options::unitName);
    }

    /** @param names what lines about one of many units begin with */
    public Units(RunSetup setup, RunOptions options, Group group, Function<Path, String> names) {
        this.setup = setup;
        this.options = options;
        this.group = group;
        this.names = names;
        World world = setup.world();
        DiagnosticRenderer renderer = new DiagnosticRenderer(options.log().shownFrom(options.workingDirectory()),
                options.log().colors() && world.terminal().errorIsTerminal(), EnclosingBlock::describe);
        this.failures = new Failures(renderer, setup.interruption(), setup.log());
        this.loader = new UnitLoader(setup.session());
        this.identities = new UnitIdentities(setup.identities(), setup.session().repositories(),
                options.workingDirectory(), options.auth());
        this.tool = new Tool(world.processes(), setup.interruption(), group);
        this.programs = new Programs(new TerraformVersions(tool, world.cache()), options, setup.terragrunt());
        this.outputs = new DependencyReader(this);
        this.services = new ConfigServices(
                new IdentityCommands(new RunCmd(tool), identities, options.command(), world.environment()),
                new IdentityAnswers(identities, options.command(), world.environment()), outputs,
                new Sops(tool), this::workingFolder,
                new LogNotices(setup.log(), renderer, world.terminal().output(), world.terminal().error()));
        Registry registry = new Registry(setup.downloader(), new RegistryTokens(world.environment(), world.home()));
        this.trees = new TreeStore(world.cache());
        this.remotes = new RemoteSources(SourceGetters.of(tool, world.environment(), setup.downloader(), registry,
                (scope, call) -> SigV4.sign(scope, call, identities.base().credentials(), world.clock().instant()),
                trees));
        this.tools = new UnitPipeline.Tools(new SourceCache(remotes), registry, programs,
                new CodeGenerator(Formatter::format), failures);
        this.bootstrap = new BackendBootstrap(setup.identities(), options.backend(),
                new Prompt(world.terminal(), options.nonInteractive())::confirm, world.time());
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

    Tool tool() {
        return tool;
    }

    CodeGenerator generator() {
        return tools.generator();
    }

    /** How stack files are evaluated: they belong to no unit. */
    public ConfigContext stackContext() {
        return new ConfigContext(EvaluationMode.RUN, world().environment(), options.workingDirectory(),
                options.command().command(), options.command().words(), options.command().command(),
                options.source().source(), options.source().map(), options.downloadDirectory(), options.features(),
                options.strictControls(), options.experiments(), services);
    }

    /** Sources that are had whole, until this is closed. */
    public WholeSources wholeSources() {
        return new WholeSources(remotes, trees, () -> {
            Path folder = options.workingDirectory();
            try {
                TerraformProgram program = TerraformProgram.find(options.terraform().path(), folder, Optional.empty(),
                        folder, world().environment());
                return programs.registryHost(program, folder, world().environment());
            } catch (UnitException e) {
                throw new SourceException(e.message());
            }
        });
    }

    /**
     * The outputs of a unit, as another one that depends on it would have them; an object without attributes where there
     * are none.
     */
    public Value outputs(Path file) throws UnitException {
        try {
            return switch (outputs.read(file, file, stackContext())) {
                case DependencyOutputs.Result.Outputs(Value value) -> value;
                case DependencyOutputs.Result.None(),DependencyOutputs.Result.NoState(String _) -> Value.EMPTY_OBJECT;
            };
        } catch (DependencyOutputs.OutputsFailure e) {
            throw UnitException.of(Step.COMMAND, String.valueOf(e.getMessage()));
        }
    }

    /** The services for evaluations in other modes than that of a run. */
    public ConfigServices services() {
        return services;
    }

    private Path workingFolder(Path unit, Optional<String> source, ConfigContext context) {
        boolean codeElsewhere = options.configFile().map(Paths::folderOf).filter(unit::equals).isPresent();
        try {
            return workingFolder(codeElsewhere ? options.workingDirectory() : unit, context.source(), source,
                    Optional.empty());
        } catch (SourceException e) {
            throw new DiagnosticException(Diagnostic.error("Invalid source", String.valueOf(e.getMessage())));
        }
    }

    /** Where the working copy of a unit lies, or would lie. */
    Path workingFolder(Path unit, Optional<String> chosen, Optional<String> own, Optional<Located<String>> downloads)
            throws SourceException {
        return SourceCache.workingFolder(SourceRule.effective(chosen, options.source().map(), own), unit,
                downloads(unit, downloads));
    }

    Path downloads(Path unit, Optional<Located<String>> own) {
        return SourceCache.downloads(options.downloadDirectory(), own.map(Located::value), unit);
    }

    /** How the configuration of a unit is evaluated when it runs. */
    ConfigContext context(UnitTask task, Map<String, String> environment) {
        List<String> words = task.command().words();
        return new ConfigContext(EvaluationMode.RUN, environment, options.workingDirectory(), task.command().command(),
                words, options.command().command(), task.source(), options.source().map(), options.downloadDirectory(),
                options.features(),
                options.strictControls(), options.experiments(), services);
    }

    /**
     * Reads a unit as far as it takes to know its identity, and holds the guard against it. Nothing of the unit has run
     * when this fails.
     */
    public LoadedUnit load(UnitTask task) throws UnitException {
        LoadedUnit loaded = read(task);
        failures.waiting(Step.IDENTITY, () -> {
            identities.guard(loaded.identity());
            return true;
        });
        return loaded;
    }

    /** Reads a unit as far as it takes to know its identity. */
    LoadedUnit read(UnitTask task) throws UnitException {
        AuthAnswer answer = failures.waiting(Step.IDENTITY,
                () -> identities.answer(task.directory(), world().environment()));
        Map<String, String> environment = failures.waiting(Step.IDENTITY, () -> identities.environment(task.file(),
                task.command().command(), answer, world().environment()));
        return failures.during(Step.CONFIGURATION, () -> {
            Unit unit = loader.load(task.file(), context(task, environment));
            UnitIdentity identity = failures.during(Step.IDENTITY, () -> {
                UnitIdentity planned = identities.of(unit.identity(), task.command(), answer);
                ChildVariables.check(planned, answer.variables().keySet(), new Origin.AuthProvider());
                return planned;
            });
            return new LoadedUnit(task, unit, answer, identity, environment);
        });
    }

    UnitScene scene(Path folder, boolean quiet) {
        return UnitScene.of(setup, folder, group, quiet, options, names);
    }

    /** The program of a unit, after its version constraints have been held against it and against Terrane. */
    TerraformProgram program(LoadedUnit loaded) throws UnitException {
        return failures.during(Step.CONFIGURATION, () -> programs.of(loaded));
    }

    /** The program of a unit whose outputs are read for another. */
    TerraformProgram programForOutputs(LoadedUnit loaded) throws UnitException {
        return failures.during(Step.CONFIGURATION, () -> programs.unconstrained(loaded));
    }

    /** Fails where there is no program for a unit that its version constraints allow. */
    public void requireProgram(LoadedUnit loaded) throws UnitException {
        program(loaded);
    }

    /** Runs the command of a unit. */
    public UnitResult run(LoadedUnit loaded) throws UnitException {
        return prepared(loaded, Optional.empty(), (pipeline, delivery) -> recorded(delivery, pipeline::run));
    }

    /** Runs any program for a unit. */
    public UnitResult exec(LoadedUnit loaded, List<String> words, boolean initialised) throws UnitException {
        return prepared(loaded, Optional.empty(), (pipeline, delivery) -> recorded(delivery,
                () -> new UnitResult(pipeline.exec(words, initialised), Optional.empty())));
    }

    /** The standard output of a command of the unit, which is run with all that belongs to it but shown to nobody. */
    public byte[] output(LoadedUnit loaded) throws UnitException {
        Capture output = Capture.whole();
        prepared(loaded, Optional.of(output), (pipeline, _) -> pipeline.run());
        return output.bytes();
    }

    /** Puts the beginning and the end of the unit's children on the record of who used which identity. */
    static UnitResult recorded(Delivery delivery, Failures.Work<UnitResult> work) throws UnitException {
        delivery.childStarted();
        try {
            UnitResult result = work.run();
            delivery.childFinished(result.exitCode());
            return result;
        } catch (UnitException e) {
            delivery.childFinished(e.exitCode());
            throw e;
        }
    }

    /** Makes what the unit's state backend needs, and runs nothing. */
    public void bootstrapBackend(LoadedUnit loaded) throws UnitException {
        UnitScene scene = scene(loaded.task().directory(), false);
        Optional<RemoteState> state = failures.during(Step.CONFIGURATION, () -> loaded.unit().parts().remoteState());
        if (state.isEmpty()) {
            scene.log().debug("Did not find remote_state block in the config");
            return;
        }
        new UnitBackend(state, loaded.identity(), Optional.empty(), bootstrap, options.backend(), scene)
                .make(loaded.environment());
    }

    /** Work with the pipeline of a unit whose identity is laid ready. */
    @FunctionalInterface
    interface PipelineWork<T> {
        T run(UnitPipeline pipeline, Delivery delivery) throws UnitException;
    }

    /** @param data takes the standard output of the command, which nobody sees then */
    <T> T prepared(LoadedUnit loaded, Optional<ByteSink> data, PipelineWork<T> work) throws UnitException {
        UnitScene scene = scene(loaded.task().directory(), data.isPresent());
        scene.begin(Step.CONFIGURATION);
        TerraformProgram program = data.isPresent() ? programForOutputs(loaded) : program(loaded);
        UnitConfig config = failures.during(Step.CONFIGURATION, () -> loaded.unit().config());
        scene.begin(Step.IDENTITY);
        try (Delivery delivery = failures.waiting(Step.IDENTITY,
                () -> identities.deliver(loaded.identity(), loaded.environment()))) {
            contradictions(loaded, config);
            UnitPipeline pipeline = failures.during(Step.CONFIGURATION, () -> new UnitPipeline(scene, options, tools,
                    new UnitPipeline.Case(loaded.task(), config, program,
                            loaded.environment(), delivery.environment().applyTo(loaded.environment()),
                            ErrorRules.of(config.errors(), RetryDefaults.PATTERNS),
                            new UnitBackend(config.remoteState(), loaded.identity(), delivery.stateProfile(), bootstrap,
                                    options.backend(), scene),
                            data)));
            return failures.during(Step.GENERATION, () -> work.run(pipeline, delivery));
        }
    }

    /** The files must not say in other places that the unit, or its state, is somebody else. */
    private void contradictions(LoadedUnit loaded, UnitConfig config) throws UnitException {
        failures.during(Step.IDENTITY, () -> {
            loaded.identity().state().ifPresent(
                    role -> config.remoteState()
                            .ifPresent(state -> BackendIdentity.checkAlone(state, role, origin(state.at()))));
            for (ExtraArguments block : config.terraform().map(TerraformBlock::extraArguments).orElse(List.of())) {
                ChildVariables.check(loaded.identity(), block.envVars().orElse(Map.of()).keySet(), origin(block.at()));
            }
            return true;
        });
    }

    private Origin origin(SourceRange range) {
        Position start = range.start();
        return new Origin.FilePosition(Paths.relative(options.workingDirectory(), Path.of(range.source().name())),
                start.line(), start.column());
    }

    /** Deletes what was downloaded for several units. */
    @Override
    public void close() {
        remotes.close();
    }
}
