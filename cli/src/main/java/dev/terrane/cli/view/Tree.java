package dev.terrane.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Components as a tree under `.`: of their folders, or of what depends on what. */
public final class Tree {

    private final String label;
    private final List<Tree> children = new ArrayList<>();

    private Tree(String label) {
        this.label = label;
    }

    /** The folders down to each component. */
    public static String ofFolders(List<Listed> components) {
        Tree root = new Tree(".");
        Map<String, Tree> folders = new LinkedHashMap<>();
        for (Listed component : components) {
            if (component.path().equals(".")) {
                continue;
            }
            Tree at = root;
            int slash = -1;
            do {
                int start = slash + 1;
                slash = component.path().indexOf('/', start);
                int end = slash < 0 ? component.path().length() : slash;
                Tree parent = at;
                at = folders.computeIfAbsent(component.path().substring(0, end),
                        _ -> parent.add(component.path().substring(start, end)));
            } while (slash >= 0);
        }
        return root.render();
    }

    /**
     * What depends on what, the dependency above. A component with several dependencies stands under each of them; what
     * depends on it in turn stands where it was put last. The shortest trees come first. Components whose dependencies
     * are not in the list are left out.
     *
     * @param components with their dependencies, each after those
     */
    public static String ofDependencies(List<Listed> components) {
        Map<String, Tree> roots = new LinkedHashMap<>();
        Map<String, Tree> placed = new LinkedHashMap<>();
        Map<String, String> rootOf = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Listed component : components) {
            if (component.dependencies().isEmpty()) {
                roots.put(component.path(), new Tree(component.path()));
                rootOf.put(component.path(), component.path());
            }
        }
        for (Listed component : components) {
            for (String dependency : component.dependencies()) {
                @Nullable
                Tree parent = roots.containsKey(dependency) ? roots.get(dependency) : placed.get(dependency);
                if (parent != null) {
                    String top = rootOf.getOrDefault(dependency, dependency);
                    placed.put(component.path(), parent.add(component.path()));
                    rootOf.put(component.path(), top);
                    sizes.merge(top, 1, Integer::sum);
                }
            }
        }
        Tree top = new Tree(".");
        roots.keySet().stream()
                .sorted(Comparator.comparing((String path) -> sizes.getOrDefault(path, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(path -> top.children.add(roots.getOrDefault(path, top)));
        return top.render();
    }

    private Tree add(String childLabel) {
        Tree child = new Tree(childLabel);
        children.add(child);
        return child;
    }

    private String render() {
        StringBuilder text = new StringBuilder(label).append('\n');
        renderChildren("", text);
        return text.toString();
    }

    private void renderChildren(String indent, StringBuilder text) {
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            Tree child = children.get(i);
            text.append(indent).append(last ? "╰── " : "├── ").append(child.label).append('\n');
            child.renderChildren(indent + (last ? "    " : "│   "), text);
        }
    }
}
