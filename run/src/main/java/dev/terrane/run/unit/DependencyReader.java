package dev.terrane.run.unit;

import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.terraform.OutputsJson;
import dev.terrane.run.terraform.OutputsJson.OutputsException;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads outputs of dependencies, each once a run, by `output -json` in the dependency's own working copy and identity. */
final class DependencyReader implements DependencyOutputs {
    private final Units units;
    private final ConcurrentHashMap<Path, Optional<Value>> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Path, Object> locks = new ConcurrentHashMap<>();

    DependencyReader(Units units) {
        this.units = units;
    }

    @Override
    public Result read(Request request) throws OutputsFailure {
        synchronized (locks.computeIfAbsent(request.target(), _ -> new Object())) {
            var outputs = known.get(request.target());
            if (outputs == null) {
                outputs = outputs(request.target());
                known.put(request.target(), outputs);
            }
            return outputs.<Result>map(Result.Outputs::new).orElseGet(Result.None::new);
        }
    }

    private Optional<Value> outputs(Path target) throws OutputsFailure {
        var command = new TerraformArguments("output", List.of(), List.of("-json"), List.of());
        try {
            var printed = units.output(units.load(new UnitTask(target, command, Optional.empty())));
            return Optional.of(OutputsJson.ofCommand(printed)).filter(outputs -> outputs.length() > 0);
        } catch (UnitException | OutputsException e) {
            throw new OutputsFailure(String.valueOf(e.getMessage()));
        }
    }
}
