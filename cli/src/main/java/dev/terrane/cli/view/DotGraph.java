package dev.terrane.cli.view;

import java.util.Comparator;
import java.util.List;

/** The components and their dependencies as a directed graph in Graphviz's language, sorted by path. */
public final class DotGraph {

    private DotGraph() {}

    public static String of(List<Listed> components) {
        StringBuilder text = new StringBuilder("digraph {\n");
        components.stream().sorted(Comparator.comparing(Listed::path)).forEach(component -> {
            text.append('\t').append(quoted(component.path())).append(' ')
                    .append(component.excluded() ? "[color=red]" : "").append(";\n");
            component.dependencies().forEach(dependency -> text.append('\t').append(quoted(component.path()))
                    .append(" -> ").append(quoted(dependency)).append(";\n"));
        });
        return text.append("}\n").toString();
    }

    private static String quoted(String path) {
        return '"' + path.replace("\"", "\\\"") + '"';
    }
}
