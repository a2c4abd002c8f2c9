package dev.terrane.run.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.model.StackConfig;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.session.ReadFiles;

/**
 * The units that stacks generate, which is what depending on a stack means, whether or not they have been generated yet.
 * Each stack is read once. Thread-safe.
 */
final class StackUnits {

    private final StackLoader loader;
    private final ConfigContext context;
    private final ConcurrentMap<Path, List<Path>> known = new ConcurrentHashMap<>();

    StackUnits(StackLoader loader, ConfigContext context) {
        this.loader = loader;
        this.context = context;
    }

    /**
     * The folders of a stack's units, then those of the stacks that it generates; of a stack that is not generated yet
     * nothing is known.
     *
     * @throws dev.terrane.hcl.diagnostic.DiagnosticException if a stack file is wrong
     */
    List<Path> of(Path stack) {
        List<Path> units = known.get(stack);
        if (units == null) {
            units = new ArrayList<>();
            StackConfig config = loader.load(stack.resolve(ConfigFileNames.STACK), context, new ReadFiles());
            for (StackComponent unit : config.units()) {
                units.add(unit.generatedFolder(stack));
            }
            for (StackComponent nested : config.stacks()) {
                Path folder = nested.generatedFolder(stack);
                if (!folder.equals(stack) && Files.isRegularFile(folder.resolve(ConfigFileNames.STACK))) {
                    units.addAll(of(folder));
                }
            }
            known.put(stack, List.copyOf(units));
        }
        return units;
    }
}
