package dev.terrane.config.load;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.MergeStrategy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The paths that are a unit's edges in the graph. Each file gives those of its own, which are then merged, rather than
 * the merged blocks: an included file's path stays in the graph where the unit replaces its block under `shallow`, and
 * what an included file says of `enabled` does not reach a block of the unit's under `deep`.
 */
final class DependencyEdges {

    private final Attempts attempts;

    /** The edges of one file, or of several merged; `said` where there is any block, and `paths` by block. */
    private record Edges(boolean said, Set<String> paths, Map<String, String> blocks) {}

    private DependencyEdges(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The edges of a configuration, as far as they can be told; the rest is left to `attempts`. */
    static List<String> of(ConfigEvaluation config, Attempts attempts) {
        return List.copyOf(new DependencyEdges(attempts).merged(config).paths());
    }

    private Edges merged(ConfigEvaluation config) {
        Edges edges = ofUnit(config);
        for (Included each : attempts.attempt(config::included, List.<Included>of()).reversed()) {
            if (each.block().strategy() != MergeStrategy.NO_MERGE) {
                Edges theirs = edges(each.file().parts());
                edges = each.block().strategy() == MergeStrategy.DEEP ? deep(theirs, edges) : shallow(theirs, edges);
            }
        }
        return edges;
    }

    /** Those of the unit's own file; the blocks of its autoinclude file count instead of those that they replace. */
    private Edges ofUnit(ConfigEvaluation config) {
        Edges own = edges(config.own().parts());
        Optional<Edges> auto = attempts.attempt(config::autoInclude, Optional.<ConfigEvaluation>empty())
                .map(file -> edges(file.own().parts()));
        if (auto.isEmpty()) {
            return own;
        }
        Edges both = shallow(own, auto.get());
        Set<String> paths = new LinkedHashSet<>(both.paths());
        own.blocks().forEach((name, path) -> {
            if (auto.get().blocks().containsKey(name) && !both.blocks().containsValue(path)) {
                paths.remove(path);
            }
        });
        return new Edges(both.said(), paths, both.blocks());
    }

    private Edges edges(ConfigParts file) {
        Optional<DependenciesBlock> listed = attempts.attempt(file::dependenciesBlock, Optional.empty());
        Set<String> paths = new LinkedHashSet<>();
        listed.map(DependenciesBlock::list).orElse(List.of()).stream().map(Located::value).forEach(paths::add);
        Map<String, String> blocks = new LinkedHashMap<>();
        for (String name : file.dependencyNames()) {
            attempts.attempt(() -> file.dependency(name), Optional.<DependencyBlock>empty())
                    .filter(block -> DependencyTarget.isPath(block.configPath())).ifPresent(block -> {
                        blocks.put(name, block.configPath().asString());
                        if (block.isEnabled()) {
                            paths.add(block.configPath().asString());
                        }
                    });
        }
        return new Edges(listed.isPresent() || !blocks.isEmpty(), paths, blocks);
    }

    private static Edges shallow(Edges parent, Edges child) {
        Set<String> paths = new LinkedHashSet<>(parent.paths());
        paths.addAll(child.paths());
        return new Edges(parent.said() || child.said(), paths, overlaid(parent, child));
    }

    private static Edges deep(Edges parent, Edges child) {
        if (!child.said()) {
            return new Edges(parent.said(), parent.paths(), overlaid(parent, child));
        }
        Set<String> paths = new LinkedHashSet<>();
        if (parent.said()) {
            parent.blocks().entrySet().stream().filter(block -> !child.blocks().containsKey(block.getKey()))
                    .forEach(block -> paths.add(block.getValue()));
            parent.paths().stream().filter(path -> !parent.blocks().containsValue(path)).forEach(paths::add);
        }
        paths.addAll(child.paths());
        return new Edges(true, paths, overlaid(parent, child));
    }

    private static Map<String, String> overlaid(Edges parent, Edges child) {
        Map<String, String> blocks = new LinkedHashMap<>(parent.blocks());
        blocks.putAll(child.blocks());
        return blocks;
    }
}
