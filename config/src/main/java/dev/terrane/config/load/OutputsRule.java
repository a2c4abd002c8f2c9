package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.DependencyOutputs.OutputsFailure;
import dev.terrane.config.context.DependencyOutputs.Result;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.merge.ValueMerge;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.MergeStrategy;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What `dependency.NAME.outputs` is: the outputs in the state, mock outputs, or both merged; or nothing.
 */
final class OutputsRule {

    private static final String NOTHING_YET = " has no outputs yet";

    private final ConfigEvaluation config;
    private final Map<Path, CompletableFuture<Result>> started = new HashMap<>();

    OutputsRule(ConfigEvaluation config) {
        this.config = config;
    }

    private ConfigContext context() {
        return config.frame().context();
    }

    private boolean rendering() {
        return context().mode() == EvaluationMode.RENDER;
    }

    /**
     * The outputs that a block gives; empty where there are none and that is no error.
     *
     * @throws DiagnosticException if they cannot be read, or there are none and no mocks may stand in for them
     */
    Optional<Value> outputs(DependencyBlock block) {
        if (!context().mode().readsOutputs()) {
            return Optional.of(Value.DYNAMIC);
        }
        if (!block.isEnabled()) {
            return block.mockOutputs();
        }
        boolean mocksUsable = rendering()
                || (block.mockOutputs().isPresent() && block.mocksAllowed(context().runCommand()));
        if (block.skipsOutputs()) {
            return mocksUsable ? mocks(block, NOTHING_YET) : Optional.empty();
        }
        return switch (fetch(block)) {
            case Found.Outputs(Value outputs) -> Optional.of(merge(block, outputs));
            case Found.Nothing(String why) when mocksUsable -> mocks(block, why);
            case Found.Nothing _ -> throw new DiagnosticException(noOutputs(block));
        };
    }

    private Optional<Value> mocks(DependencyBlock block, String why) {
        context().services().notices().warn(config.frame().configFile(), Diagnostic.warning("Mock outputs are used",
                context().display(target(block).file()) + why + "; "
                        + context().display(config.frame().configFile()) + " gets those of mock_outputs.",
                block.at()));
        return block.mockOutputs();
    }

    private Diagnostic noOutputs(DependencyBlock block) {
        Diagnostic problem = Diagnostic.error("Dependency without outputs",
                context().display(target(block).file()) + " is a dependency of "
                        + context().display(config.frame().configFile())
                        + " but has no outputs. Either it was not applied yet, or its module declares none.",
                block.at());
        return problem.withHint("Apply it first. For commands that can do without, give outputs to use instead:"
                + " mock_outputs = { … }" + (block.mockOutputs().isPresent()
                        ? ", and allow them for this command in mock_outputs_allowed_terraform_commands."
                        : "."));
    }

    private Value merge(DependencyBlock block, Value outputs) {
        Optional<String> word = block.mergeStrategyWithState();
        boolean wanted = block.mocksAllowed(context().runCommand()) && block.mockOutputs().isPresent();
        if (!wanted || (word.isEmpty() && !block.mergeWithState().orElse(false))) {
            return outputs;
        }
        Value mocks = block.mockOutputs().get();
        MergeStrategy strategy = word.isEmpty()
                ? MergeStrategy.SHALLOW
                : MergeStrategy.of(word.get()).orElse(MergeStrategy.DEEP);
        return switch (strategy) {
            case NO_MERGE -> outputs;
            case SHALLOW -> ValueMerge.shallow(mocks, outputs);
            case DEEP_MAP_ONLY -> ValueMerge.deepMapsOnly(mocks, outputs, block.at());
            case DEEP -> throw new DiagnosticException(Diagnostic.error("Unknown merge strategy",
                    "`mock_outputs_merge_strategy_with_state` is \"" + word.orElse("")
                            + "\", but can only be \"no_merge\", \"shallow\" or \"deep_map_only\".",
                    block.at()));
        };
    }

    /** What there is in the state of a dependency. */
    private sealed interface Found {
        record Outputs(Value outputs) implements Found {}

        /** @param why there is nothing, as the end of a sentence that begins with the dependency's file */
        record Nothing(String why) implements Found {}
    }

    private Found fetch(DependencyBlock block) {
        DependencyTarget target = target(block);
        if (target.stack().isPresent()) {
            return stackOutputs(block, target.stack().get());
        }
        if (!Files.exists(target.file())) {
            throw new DiagnosticException(Diagnostic.error("Dependency not found",
                    "`config_path` of dependency `" + block.name() + "` leads to "
                            + context().display(target.file()) + ", which does not exist.",
                    block.at()));
        }
        new DependencyCycles(config.frame()).check(config);
        return read(block, target.file());
    }

    private DependencyTarget target(DependencyBlock block) {
        return DependencyTarget.of(config.own().folder(), block);
    }

    private Found read(DependencyBlock block, Path file) {
        try {
            return switch (result(block, file)) {
                case Result.Outputs found when found.outputs().length() > 0 -> new Found.Outputs(found.outputs());
                case Result.Outputs _,Result.None _ -> new Found.Nothing(NOTHING_YET);
                case Result.NoState missing -> unreadable(block, file, missing.why());
            };
        } catch (OutputsFailure e) {
            String why = Optional.ofNullable(e.getMessage()).orElse("no reason given");
            if (rendering()) {
                return unreadable(block, file, why);
            }
            throw new DiagnosticException(Diagnostic.error("Outputs cannot be read",
                    "The outputs of dependency `" + block.name() + "` (" + context().display(file)
                            + ") cannot be read: " + why,
                    block.at()));
        }
    }

    /** Where there is no state, or it cannot be read while rendering: a reason to use mocks, or else no outputs at all. */
    private Found unreadable(DependencyBlock block, Path file, String why) {
        if (block.mockOutputs().isPresent()) {
            return new Found.Nothing(" has no outputs that can be read (" + why.strip() + ")");
        }
        context().services().notices().warn(config.frame().configFile(), Diagnostic.warning("Outputs cannot be read",
                "The outputs of " + context().display(file) + " cannot be read, and are taken to be none: " + why,
                block.at()));
        return new Found.Outputs(Value.EMPTY_OBJECT);
    }

    private Result result(DependencyBlock block, Path file) throws OutputsFailure {
        CompletableFuture<Result> begun = started.get(file);
        if (begun == null) {
            return ask(block, file);
        }
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof OutputsFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private Result ask(DependencyBlock block, Path file) throws OutputsFailure {
        return context().services().outputs()
                .read(new DependencyOutputs.Request(file, config.frame().configFile(), block, context()));
    }

    /** The outputs of a stack: those of its units that have some, by the unit's name. */
    private Found stackOutputs(DependencyBlock block, Path stackFile) {
        Map<String, Value> byUnit = new LinkedHashMap<>();
        new StackReader(config.frame().reading(stackFile)).units(stackFile).forEach((name, unitFile) -> {
            if (Files.exists(unitFile)) {
                if (read(block, unitFile) instanceof Found.Outputs(Value outputs)) {
                    byUnit.put(name, outputs);
                }
            }
        });
        return byUnit.isEmpty() ? new Found.Nothing(NOTHING_YET) : new Found.Outputs(Value.object(byUnit));
    }

    /** Begins to read the outputs of several blocks at once; {@link #outputs} waits for each where it needs it. */
    void prefetch(List<DependencyBlock> blocks) {
        Map<Path, DependencyBlock> wanted = new LinkedHashMap<>();
        for (DependencyBlock block : blocks) {
            if (context().mode().readsOutputs() && block.isEnabled() && !block.skipsOutputs()) {
                DependencyTarget target = target(block);
                if (target.stack().isEmpty() && Files.exists(target.file())) {
                    wanted.put(target.file(), block);
                }
            }
        }
        if (wanted.size() < 2) {
            return;
        }
        new DependencyCycles(config.frame()).check(config);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wanted.forEach((file, block) -> started.put(file, CompletableFuture.supplyAsync(() -> {
                try {
                    return ask(block, file);
                } catch (OutputsFailure e) {
                    throw new CompletionException(e);
                }
            }, threads)));
        }
    }
}
