package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.Unit;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.path.Paths;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.backend.BackendException;
import dev.terrane.run.backend.S3Access;
import dev.terrane.run.backend.StateLocation;
import dev.terrane.run.backend.StateObject;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.source.TerraformFiles;
import dev.terrane.run.terraform.ExtraArgumentsRule;
import dev.terrane.run.terraform.InitCheck;
import dev.terrane.run.terraform.InitialisedBackend;
import dev.terrane.run.terraform.OutputsJson;
import dev.terrane.run.terraform.OutputsJson.OutputsException;
import dev.terrane.run.terraform.TerraformArguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Reads outputs of units that others depend on, each once a run and identity: straight from the state where that lies
 * in a file or in S3, else with OpenTofu/Terraform.
 */
final class DependencyReader implements DependencyOutputs {
    private static final TerraformArguments OUTPUT = TerraformArguments.parse(List.of("output", "-json"));
    private static final Pattern BACKEND = Pattern.compile("^[ \\t]*(backend[ \\t]+\"|cloud[ \\t]*\\{)",
            Pattern.MULTILINE);

    private final Units units;
    private final ConcurrentMap<Path, Target> targets = new ConcurrentHashMap<>();

    DependencyReader(Units units) {
        this.units = units;
    }

    /** Who asks: the configuration file of a unit, and its context. */
    private record Asking(Path reader, ConfigContext context) {}

    @Override
    public Result read(Request request) throws OutputsFailure {
        return read(request.target(), request.reader(), request.context());
    }

    /** The outputs of a unit for another one, or for itself. */
    Result read(Path target, Path reader, ConfigContext context) throws OutputsFailure {
        if (!units.options().dependencies().outputs()) {
            return new Result.None();
        }
        try {
            return targets.computeIfAbsent(target, Target::new).read(new Asking(reader, context));
        } catch (UnitException e) {
            throw new OutputsFailure(e.message());
        } catch (BackendException e) {
            throw new OutputsFailure(e.message());
        } catch (IdentityException e) {
            throw new OutputsFailure(e.failure().text());
        } catch (DiagnosticException e) {
            throw new OutputsFailure(units.failures().render(e.diagnostics()));
        } catch (SourceException | OutputsException e) {
            throw new OutputsFailure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new OutputsFailure("a file cannot be read: " + e.getMessage());
        }
    }

    private static Result result(Value outputs) {
        return outputs.length() == 0 ? new Result.None() : new Result.Outputs(outputs);
    }

    /** Whose identity reads: the role that is asked for and who asks for it. */
    private record Reader(Optional<?> role, Object asker) {
        static Reader of(UnitIdentity identity) {
            return new Reader(identity.role().map(role -> role.request()), identity.asker());
        }
    }

    /** One unit that others depend on. Its answers are had one after the other, since its configuration belongs to one thread. */
    private final class Target {
        private final Path file;
        private final Path folder;
        private final Map<Reader, Result> answers = new HashMap<>();
        private Optional<Result> forEverybody = Optional.empty();

        Target(Path file) {
            this.file = file;
            this.folder = Paths.folderOf(file);
        }

        synchronized Result read(Asking asking) throws UnitException, BackendException, SourceException, IOException,
                OutputsException {
            if (forEverybody.isPresent()) {
                return forEverybody.get();
            }
            AuthAnswer answer = units.identities().answer(folder, units.world().environment());
            Map<String, String> environment = units.identities().environment(file, OUTPUT.command(), answer,
                    units.world().environment());
            Unit unit = units.loader().load(file, context(asking, environment));
            StateLocation location = location(unit, environment);
            if (location instanceof StateLocation.LocalFile(Path state) && Files.isRegularFile(state)) {
                Optional<Value> outputs = OutputsJson.ofState(Files.readAllBytes(state));
                if (outputs.isPresent()) {
                    forEverybody = outputs.map(DependencyReader::result);
                    return forEverybody.get();
                }
            }
            UnitIdentity identity = identity(unit, asking, answer);
            Reader reader = Reader.of(identity);
            Result known = answers.get(reader);
            if (known == null) {
                units.identities().guard(identity);
                known = read(new LoadedUnit(task(unit), unit, answer, identity, environment), location);
                answers.put(reader, known);
            }
            return known;
        }

        private ConfigContext context(Asking asking, Map<String, String> environment) {
            return asking.context().withServices(units.services()).withEnvironment(environment)
                    .ofDependency(OUTPUT.command(), OUTPUT.words()).withMode(EvaluationMode.RUN);
        }

        private UnitIdentity identity(Unit unit, Asking asking, AuthAnswer answer) {
            Unit reader = units.loader().load(asking.reader(), asking.context());
            return units.identities().forOutputs(unit.identity(), answer, reader.identity(), units.options().command(),
                    units.world().environment());
        }

        private UnitTask task(Unit unit) throws SourceException {
            Optional<String> chosen = units.options().source().source();
            return UnitTask.of(file, OUTPUT, chosen.isEmpty()
                    ? Optional.empty()
                    : SourceRule.combined(chosen.get(), ownSource(unit)));
        }

        private Optional<String> ownSource(Unit unit) {
            return unit.parts().terraform().flatMap(TerraformBlock::source).map(Located::value);
        }

        private Path workingCopy(Unit unit) throws SourceException {
            return units.workingFolder(folder, task(unit).source(), ownSource(unit), unit.parts().downloadDir());
        }

        /** The environment of OpenTofu/Terraform as far as it is known without an identity. */
        private Map<String, String> terraformEnvironment(Unit unit, Map<String, String> environment)
                throws UnitException {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(ExtraArgumentsRule.environment(unit.parts().terraform(), OUTPUT));
            return variables;
        }

        private StateLocation location(Unit unit, Map<String, String> environment)
                throws UnitException, SourceException, IOException {
            if (!units.options().dependencies().fromState()) {
                return new StateLocation.Elsewhere();
            }
            Map<String, String> variables = terraformEnvironment(unit, environment);
            Path copy = workingCopy(unit);
            Path data = InitCheck.dataFolder(copy, variables);
            String workspace = workspace(data, variables);
            Optional<RemoteState> state = unit.parts().remoteState();
            if (state.isPresent()) {
                return StateLocation.of(state.get(), copy, workspace, variables);
            }
            boolean initialised = InitCheck.wasInitialised(copy, variables);
            return initialised && InitialisedBackend.in(data).isEmpty() && !TerraformFiles.anyMatches(copy, BACKEND)
                    ? StateLocation.ofDefault(copy, workspace)
                    : new StateLocation.Elsewhere();
        }

        private static String workspace(Path data, Map<String, String> variables) throws IOException {
            String chosen = variables.getOrDefault("TF_WORKSPACE", "");
            Path file = data.resolve("environment");
            if (chosen.isEmpty() && Files.isRegularFile(file)) {
                chosen = Files.readString(file).strip();
            }
            return chosen.isEmpty() ? StateLocation.DEFAULT_WORKSPACE : chosen;
        }

        private Result read(LoadedUnit loaded, StateLocation location) throws UnitException, BackendException,
                SourceException, IOException, OutputsException {
            Optional<RemoteState> state = loaded.unit().parts().remoteState();
            Map<String, String> variables = terraformEnvironment(loaded.unit(), loaded.environment());
            if (location instanceof StateLocation.S3Object object) {
                S3Access access = new S3Access(units.identities().all(), loaded.identity(), state.orElseThrow(),
                        variables);
                switch (access.read(object)) {
                    case StateObject.Missing(String why) -> {
                        return new Result.NoState(why);
                    }
                    case StateObject.Found(String text) -> {
                        Optional<Value> outputs = OutputsJson.ofState(text.getBytes(StandardCharsets.UTF_8));
                        if (outputs.isPresent()) {
                            return result(outputs.get());
                        }
                    }
                }
            }
            OutputCommand command = new OutputCommand(units, loaded);
            byte[] printed = state.filter(block -> !block.disableDependencyOptimization()).isPresent()
                    ? command.withBackendOnly(state.get(), workingCopy(loaded.unit()), variables)
                    : command.withEverything();
            return result(OutputsJson.ofCommand(printed));
        }
    }
}
