package dev.terrane.config.merge;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.Located;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges `dependency` blocks and the paths of `dependencies`. */
final class DependencyMerge {

    private DependencyMerge() {}

    /**
     * One block of two of the same name under `deep`: attributes of the child win, mock outputs are merged deeply, the
     * commands that may use them are concatenated, and how mocks meet the state is as the parent says.
     */
    static DependencyBlock deep(DependencyBlock parent, DependencyBlock child) {
        return new DependencyBlock(parent.name(), givesPath(child) ? child.configPath() : parent.configPath(),
                child.enabled().or(parent::enabled), child.skipOutputs().or(parent::skipOutputs), mocks(parent, child),
                commands(parent, child), parent.mergeWithState(), parent.mergeStrategyWithState(), child.at());
    }

    private static boolean givesPath(DependencyBlock block) {
        Value path = block.configPath();
        return !path.isKnown() || !path.equals(Value.EMPTY_STRING);
    }

    private static Optional<Value> mocks(DependencyBlock parent, DependencyBlock child) {
        if (parent.mockOutputs().isEmpty() || child.mockOutputs().isEmpty()) {
            return child.mockOutputs().or(parent::mockOutputs);
        }
        return Optional.of(
                ValueMerge.deepMaps(parent.mockOutputs().get(), child.mockOutputs().get(), "`mock_outputs`",
                        child.at()));
    }

    private static Optional<List<String>> commands(DependencyBlock parent, DependencyBlock child) {
        Optional<List<String>> theirs = parent.mockOutputsAllowedTerraformCommands();
        Optional<List<String>> mine = child.mockOutputsAllowedTerraformCommands();
        if (theirs.isEmpty() || mine.isEmpty()) {
            return mine.or(() -> theirs);
        }
        return Optional.of(MergedParts.concat(theirs.get(), mine.get()));
    }

    /** Both lists without duplicates, the parent's first. */
    static DependenciesBlock unite(DependenciesBlock child, DependenciesBlock parent) {
        if (child.paths().isEmpty() || parent.paths().isEmpty()) {
            return child.paths().isEmpty() ? parent : child;
        }
        List<Located<String>> united = new ArrayList<>(parent.list());
        for (Located<String> path : child.list()) {
            if (united.stream().noneMatch(known -> known.value().equals(path.value()))) {
                united.add(path);
            }
        }
        return new DependenciesBlock(Optional.of(List.copyOf(united)));
    }

    /**
     * The paths under `deep`, where the child has a block: the folders of the parent's `dependency` blocks that the
     * child does not have, then the parent's other paths, then the child's, which are null where there are none at all.
     * A path that both files have was found in the child's.
     */
    static DependenciesBlock deep(ConfigParts parent, ConfigParts child, DependenciesBlock mine) {
        List<Located<String>> united = new ArrayList<>();
        parent.dependenciesBlock().ifPresent(theirs -> {
            Set<String> childNames = child.dependencies().stream().map(DependencyBlock::name)
                    .collect(Collectors.toSet());
            List<DependencyBlock> withPath = parent.dependencies().stream()
                    .filter(block -> block.configPath().isKnown() && !block.configPath().isNull()
                            && block.configPath().type().equals(Type.STRING))
                    .toList();
            withPath.stream().filter(block -> !childNames.contains(block.name()))
                    .forEach(block -> united.add(new Located<>(block.configPath().asString(), block.at())));
            Set<String> blockPaths = withPath.stream().map(block -> block.configPath().asString())
                    .collect(Collectors.toSet());
            theirs.list().stream().filter(path -> !blockPaths.contains(path.value()))
                    .map(path -> mine.list().stream().filter(own -> own.value().equals(path.value())).findFirst()
                            .orElse(path))
                    .forEach(united::add);
        });
        united.addAll(mine.list());
        return new DependenciesBlock(Optional.of(united).filter(paths -> !paths.isEmpty()).map(List::copyOf));
    }
}
