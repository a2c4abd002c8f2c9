package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sees that no way along `dependency` blocks leads back to where it began, before any output is read: reading would
 * never end. Each unit is looked at once a run.
 */
final class DependencyCycles {

    private final Frame frame;

    DependencyCycles(Frame frame) {
        this.frame = frame;
    }

    /**
     * Follows the dependencies of a configuration.
     *
     * @throws DiagnosticException that names the way round, if there is one
     */
    void check(ConfigEvaluation config) {
        Path start = config.frame().configFile();
        if (!frame.session().withoutCycle().contains(start)) {
            follow(config, new ArrayList<>(List.of(start)));
        }
    }

    private void follow(ConfigEvaluation config, List<Path> way) {
        for (DependencyBlock block : blocks(config)) {
            if (!block.isEnabled() || !DependencyTarget.isPath(block.configPath())) {
                continue;
            }
            Path target = DependencyTarget.of(config.own().folder(), block).file();
            int start = way.indexOf(target);
            if (start >= 0) {
                throw cycle(way.subList(start, way.size()), target, block.at());
            }
            if (!frame.session().withoutCycle().contains(target) && Files.isRegularFile(target)) {
                open(target).ifPresent(next -> {
                    way.add(target);
                    follow(next, way);
                    way.removeLast();
                });
            }
        }
        frame.session().withoutCycle().add(config.frame().configFile());
    }

    /** What is wrong with a unit further on is told when its outputs are read. */
    private static List<DependencyBlock> blocks(ConfigEvaluation config) {
        try {
            return config.parts().dependencies();
        } catch (DiagnosticException e) {
            return List.of();
        }
    }

    private Optional<ConfigEvaluation> open(Path file) {
        ConfigContext context = frame.context().withMode(EvaluationMode.DISCOVERY);
        Optional<ConfigFile> parsed;
        try {
            parsed = frame.session().files().own(file);
        } catch (DiagnosticException e) {
            return Optional.empty();
        }
        return parsed.map(opened -> new ConfigEvaluation(new Frame(frame.session(), context, file, file,
                frame.reads(), frame.identity(), List.of(), Optional.empty()), opened));
    }

    private DiagnosticException cycle(List<Path> way, Path back, SourceRange at) {
        List<Path> round = new ArrayList<>(way);
        round.add(back);
        return new DiagnosticException(Diagnostic.error("Dependencies go round in a cycle",
                round.stream().map(frame.context()::display).collect(Collectors.joining(" → ")) + ".", at));
    }
}
