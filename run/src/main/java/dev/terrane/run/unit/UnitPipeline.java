package dev.terrane.run.unit;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Hook;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.RunOptions;
import dev.terrane.run.event.Step;
import dev.terrane.run.generate.BackendBlock;
import dev.terrane.run.generate.BackendCheck;
import dev.terrane.run.generate.CodeGenerator;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.source.Registry;
import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.source.TerraformFiles;
import dev.terrane.run.terraform.ExtraArgumentsRule;
import dev.terrane.run.terraform.InitCheck;
import dev.terrane.run.terraform.InputVariables;
import dev.terrane.run.terraform.LockFile;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.HookRunner.HookContext;
import dev.terrane.run.unit.HookRunner.Kind;
import dev.terrane.run.unit.TerraformCaller.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of one unit's run, once its configuration has been read and its identity obtained: hooks after the reading, source, generated
 * files, init where it is needed, hooks and the command.
 */
final class UnitPipeline {
    static final String READ_CONFIG = "terragrunt-read-config";
    private static final String INIT_FROM_MODULE = "init-from-module";

    private final UnitScene scene;
    private final RunOptions options;
    private final UnitTask task;
    private final ConfigParts config;
    private final Map<String, Value> inputs;
    private final Optional<TerraformBlock> terraform;
    private final TerraformProgram program;
    private final Map<String, String> plain;
    private final Map<String, String> environment;
    private final Tools tools;
    private final UnitBackend backend;
    private final RetryScope retries;
    private final HookRunner hooks;
    private final String source;
    private final Optional<ByteSink> data;

    /** What a pipeline is made of besides the unit itself: what all units of a run share. */
    record Tools(SourceCache sources, Registry registry, Programs programs, CodeGenerator generator,
            Failures failures) {}

    /**
     * What one unit's run needs to know of it.
     *
     * @param plain Terrane's own environment with what the auth command adds: that of hooks after the reading of the configuration, which
     *        come before the unit's identity
     * @param environment of all other children: with the identity
     * @param data takes the standard output of the command instead of the user, where another unit asks for outputs
     */
    record Case(UnitTask task, ConfigParts config, TerraformProgram program, Map<String, String> plain,
            Map<String, String> environment, ErrorRules rules,
            UnitBackend backend, Optional<ByteSink> data) {}

    UnitPipeline(UnitScene scene, RunOptions options, Tools tools, Case unit) throws UnitException {
        this.scene = scene;
        this.options = options;
        this.task = unit.task();
        this.config = unit.config();
        this.inputs = values(config);
        this.terraform = config.terraform();
        this.program = unit.program();
        this.plain = unit.plain();
        this.environment = unit.environment();
        this.data = unit.data();
        this.tools = tools;
        this.backend = unit.backend();
        this.retries = new RetryScope(scene, unit.rules(), options.terraform().autoRetry());
        this.source = source();
        this.hooks = new HookRunner(scene, new HookContext(program.name(), source, options.hooks(),
                options.experiments().contains("hook-context-env")));
    }

    private static Map<String, Value> values(ConfigParts config) {
        Map<String, Value> values = new LinkedHashMap<>();
        config.inputs().orElse(Map.of()).forEach((name, input) -> values.put(name, input.value()));
        return values;
    }

    private String source() throws UnitException {
        try {
            String effective = SourceRule.effective(task.source(), options.source().map(),
                    terraform.flatMap(TerraformBlock::source).map(Located::value));
            return tools.registry().pinned(effective, terraform.flatMap(TerraformBlock::version).map(Located::value),
                    this::registryHost);
        } catch (SourceException e) {
            throw sourceFailure(UnitException.of(Step.SOURCE, String.valueOf(e.getMessage())));
        }
    }

    /** A failure to get the source shows where the unit names it, if it is the unit that does. */
    private UnitException sourceFailure(UnitException failure) {
        Optional<Located<String>> own = task.source().isPresent()
                ? Optional.empty()
                : terraform.flatMap(TerraformBlock::source);
        return own.isPresent() && failure.step() == Step.SOURCE
                ? tools.failures().at(own.get().at(), "Source cannot be had", failure)
                : failure;
    }

    private String registryHost() throws SourceException {
        try {
            return tools.programs().registryHost(program, scene.unit(), environment);
        } catch (UnitException e) {
            throw new SourceException(e.message());
        }
    }

    /** Runs the command. */
    UnitResult run() throws UnitException {
        Path folder = prepare();
        Optional<Integer> code = retries.run(() -> execute(task.command(), folder, environment, Role.COMMAND));
        int ignored = task.command().hasWord("-detailed-exitcode") ? retries.ignoredCode() : 0;
        return new UnitResult(code.orElse(ignored), retries.recovery());
    }

    /**
     * Runs any program with the unit's inputs and identity, between the hooks for `exec`.
     *
     * @param words the program and its arguments
     * @param initialised whether it runs in the working copy, after an init where that is needed, rather than in the
     *        working directory
     * @return its exit code
     */
    int exec(List<String> words, boolean initialised) throws UnitException {
        Path copy = prepare();
        Map<String, String> variables = withInputs(new HashMap<>(environment));
        if (initialised) {
            initWhereNeeded(task.command(), copy, variables);
        }
        Path folder = initialised ? copy : options.workingDirectory();
        scene.begin(Step.COMMAND);
        return hooked(task.command().command(), words.getFirst(), copy, variables,
                () -> new ProgramCaller(scene).call(words, folder, variables));
    }

    /**
     * Brings the working copy up to date, as far as it goes without OpenTofu/Terraform.
     *
     * @return the folder of the working copy to run in
     */
    Path prepare() throws UnitException {
        retries.run(() -> {
            failIfAny(hooks.run(Kind.AFTER, afterHooks(), READ_CONFIG, List.of(), scene.unit(), plain));
            return true;
        });
        scene.begin(Step.SOURCE);
        Path folder = tools.failures().during(Step.SOURCE, this::fetch);
        scene.begin(Step.GENERATION);
        generate(folder);
        return folder;
    }

    private Path fetch() throws UnitException {
        Path downloads = SourceCache.downloads(options.downloadDirectory(), config.downloadDir().map(Located::value),
                task.code());
        SourceCache.Request request = new SourceCache.Request(source, task.code(), downloads,
                terraform.flatMap(TerraformBlock::includeInCopy).orElse(List.of()),
                terraform.flatMap(TerraformBlock::excludeFromCopy).orElse(List.of()),
                options.source().update() && data.isEmpty(),
                this::registryHost);
        try {
            return scene.interruption()
                    .<Path, Exception>interruptibly(
                            () -> tools.sources().prepare(request, scene.log(), this::download));
        } catch (SourceException e) {
            throw sourceFailure(UnitException.of(Step.SOURCE, String.valueOf(e.getMessage())));
        } catch (UnitException e) {
            throw sourceFailure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("nothing else is thrown", e);
        }
    }

    /** The download between its hooks. */
    private void download(SourceCache.Download download) throws UnitException {
        hooked(INIT_FROM_MODULE, "download source", scene.unit(), environment, () -> retries.run(() -> {
            try {
                scene.log()
                        .info("Downloading Terraform configurations from " + scene.shown(download.source()) + " into "
                                + scene.shown(download.target()));
                download.run();
                return 0;
            } catch (SourceException e) {
                throw UnitException.of(Step.SOURCE, String.valueOf(e.getMessage()));
            }
        }).orElse(0));
    }

    private void generate(Path folder) throws UnitException {
        for (GenerateBlock block : config.generate()) {
            tools.generator().apply(block, folder, scene.log());
        }
        Optional<RemoteState> state = config.remoteState();
        if (state.isPresent()) {
            Optional<GenerateBlock> block = BackendBlock.of(state.get());
            if (block.isPresent()) {
                tools.generator().apply(block.get(), folder, scene.log());
            } else {
                inFolder(() -> BackendCheck.check(state.get(), folder));
            }
        }
        if (options.inputsDebug()) {
            inFolder(() -> DebugFile.write(scene, folder, inputs, environment, task.command(), program));
        }
        inFolder(() -> {
            if (!TerraformFiles.anyIn(folder)) {
                throw UnitException.of(Step.GENERATION,
                        "there are neither Terraform files (*.tf) nor OpenTofu files (*.tofu) in "
                                + scene.shown(folder));
            }
        });
    }

    private void keepLockFile(Path folder) throws UnitException {
        try {
            LockFile.copyBack(folder, scene.unit());
        } catch (IOException e) {
            throw UnitException.of(Step.COMMAND, "the lock file of providers cannot be copied to "
                    + scene.shown(scene.unit()) + " (" + e.getMessage()
                    + "); with copy_terraform_lock_file = false in the terraform block it stays in the working copy");
        }
    }

    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException, UnitException;
    }

    private static void inFolder(FileWork work) throws UnitException {
        try {
            work.run();
        } catch (IOException e) {
            throw UnitException.of(Step.GENERATION,
                    "files of the working copy cannot be read or written: " + e.getMessage());
        }
    }

    private void checkMayDestroy(TerraformArguments command) throws UnitException {
        Optional<Located<Boolean>> prevented = config.preventDestroy().filter(Located::value);
        if (command.destroys() && prevented.isPresent()) {
            throw tools.failures().at(prevented.get().at(), "Protected unit", UnitException.of(Step.COMMAND,
                    "the unit in " + scene.shown(scene.unit())
                            + " is protected by prevent_destroy, which has to go before the unit can"));
        }
    }

    /** A command with everything around it; an init on the way to another command too. */
    private int execute(TerraformArguments command, Path folder, Map<String, String> base, Role role)
            throws UnitException {
        if (config.exclude().filter(block -> block.noRun().orElse(false) && block.excludes(command.command()))
                .isPresent()) {
            scene.log().info("Nothing is run in " + scene.shown(folder) + ": its exclude block says no_run");
            return 0;
        }
        TerraformArguments complete = ExtraArgumentsRule.apply(terraform, command,
                List.of(options.workingDirectory(), folder));
        Map<String, String> variables = variables(command, base);
        if (command.is("init")) {
            complete = initCommand(complete, folder, variables);
        } else {
            initWhereNeeded(complete, folder, variables);
        }
        Optional<Path> nulls = writeNulls(folder);
        try {
            checkMayDestroy(complete);
            scene.begin(role == Role.COMMAND ? Step.COMMAND : Step.INIT);
            TerraformArguments words = complete;
            return hooked(command.command(), "terraform", folder, variables,
                    () -> call(words, folder, variables, role));
        } finally {
            nulls.ifPresent(UnitPipeline::remove);
        }
    }

    /** The child's environment: what is there already wins over inputs, `env_vars` win over everything. */
    private Map<String, String> variables(TerraformArguments command, Map<String, String> base) throws UnitException {
        Map<String, String> variables = new HashMap<>(base);
        variables.putAll(ExtraArgumentsRule.environment(terraform, command));
        return withInputs(variables);
    }

    private Map<String, String> withInputs(Map<String, String> variables) throws UnitException {
        try {
            InputVariables.environment(inputs).forEach(variables::putIfAbsent);
        } catch (IllegalArgumentException e) {
            throw UnitException.of(Step.CONFIGURATION, String.valueOf(e.getMessage()));
        }
        return variables;
    }

    private TerraformArguments initCommand(TerraformArguments command, Path folder, Map<String, String> variables)
            throws UnitException {
        backend.bootstrap(variables);
        return command.insert(backend.initArguments(folder, variables));
    }

    private void initWhereNeeded(TerraformArguments command, Path folder, Map<String, String> variables)
            throws UnitException {
        InitCheck check = new InitCheck(folder, variables);
        boolean needed;
        try {
            needed = check.needsInit(command.command());
        } catch (IOException e) {
            throw UnitException.of(Step.INIT, "it cannot be found out whether an init is needed: " + e.getMessage());
        }
        if (!needed && !backend.identityChanged(folder, variables) && !backend.lacksSomething(command, variables)) {
            return;
        }
        if (!options.terraform().autoInit()) {
            scene.log().warn(
                    "An init is needed, and auto-init is turned off: " + command.command() + " may fail.");
            return;
        }
        TerraformArguments init = new TerraformArguments("init", List.of(), List.of(), List.of());
        if (!options.log().colors() || command.hasWord("-no-color")) {
            init = init.plusFlag("-no-color");
        }
        execute(init, folder, variables, command.is("plan") || command.is("apply") ? Role.INIT : Role.SILENT_INIT);
    }

    private int call(TerraformArguments command, Path folder, Map<String, String> variables, Role role)
            throws UnitException {
        boolean keepOutput = terraform.filter(block -> !block.errorHooks().isEmpty()).isPresent();
        boolean init = command.is("init");
        TerraformCaller caller = new TerraformCaller(scene, program, options.terraform().forwardStdout());
        try {
            int code = caller.call(command, folder, variables, role, role == Role.COMMAND ? data : Optional.empty(),
                    keepOutput);
            if (init) {
                inFolder(() -> new InitCheck(folder, variables).initialised());
            }
            return code;
        } finally {
            if ((init || (command.is("providers") && command.second().equals("lock")))
                    && terraform.flatMap(TerraformBlock::copyTerraformLockFile).orElse(true)) {
                keepLockFile(folder);
            }
        }
    }

    @FunctionalInterface
    private interface Action {
        int run() throws UnitException;
    }

    /** Something between the hooks for a command. */
    private int hooked(String command, String title, Path folder, Map<String, String> variables, Action action)
            throws UnitException {
        List<UnitException> failures = new ArrayList<>(
                hooks.run(Kind.BEFORE, terraform.map(TerraformBlock::beforeHooks).orElse(List.of()), command,
                        List.of(), folder, variables));
        int code = 0;
        if (failures.isEmpty()) {
            try {
                code = action.run();
            } catch (UnitException e) {
                failures.add(e);
            }
        } else {
            scene.log().error("A before_hook failed: '" + title + "' is not run.");
        }
        failures.addAll(hooks.run(Kind.AFTER, afterHooks(), command, failures, folder, variables));
        failures.addAll(hooks.runForErrors(terraform.map(TerraformBlock::errorHooks).orElse(List.of()), command,
                failures, folder,
                variables));
        failIfAny(failures);
        return code;
    }

    private List<Hook> afterHooks() {
        return terraform.map(TerraformBlock::afterHooks).orElse(List.of());
    }

    private static void failIfAny(List<UnitException> failures) throws UnitException {
        if (!failures.isEmpty()) {
            throw UnitException.join(failures);
        }
    }

    private Optional<Path> writeNulls(Path folder) throws UnitException {
        Optional<String> text = InputVariables.nullFile(inputs);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(InputVariables.NULL_FILE);
        inFolder(() -> {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text.get(), StandardCharsets.UTF_8);
        });
        return Optional.of(file);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It is written anew before the next command.
        }
    }
}
