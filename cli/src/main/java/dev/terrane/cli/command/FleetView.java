package dev.terrane.cli.command;

import dev.terrane.aws.delivery.ShellQuote;
import dev.terrane.cli.view.Listed;
import dev.terrane.cli.view.Tree;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.queue.FleetRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a run of many units shows them: as a tree, each below those that run before it, and in command lines. */
final class FleetView implements FleetRunner.Display {
    private final Invocation invocation;

    FleetView(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public String tree(List<Repository.Node> units, boolean reversed) {
        Map<Repository.Node, Set<String>> before = new LinkedHashMap<>();
        units.forEach(unit -> before.put(unit, new TreeSet<>()));
        for (Repository.Node unit : units) {
            for (Repository.Node dependency : unit.dependencies()) {
                Set<String> waiting = before.get(reversed ? dependency : unit);
                if (before.containsKey(dependency) && waiting != null) {
                    waiting.add((reversed ? unit : dependency).relativePath());
                }
            }
        }
        return Tree.ofDependencies(units.stream().map(unit -> new Listed(unit.kind(), unit.relativePath(),
                List.copyOf(before.getOrDefault(unit, Set.of())), Optional.empty(), List.of(), List.of(), false))
                .toList()).stripTrailing();
    }

    @Override
    public String commandLine(List<String> filters) {
        return Stream.concat(Stream.of(invocation.launch().program()), invocation.line().inUnits(filters).stream())
                .map(ShellQuote::quote).collect(Collectors.joining(" "));
    }
}
