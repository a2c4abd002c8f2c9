package dev.terrane.cli.view;

import java.util.List;

/** A line a component: its kind, its path and, where asked for, what it depends on. */
public final class LongTable {

    private static final String KIND_HEADING = "Type  ";

    private LongTable() {}

    public static String of(List<Listed> components, boolean dependencies) {
        int width = components.stream().mapToInt(c -> c.path().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(KIND_HEADING).append("Path");
        if (dependencies) {
            text.repeat(" ", Math.max(0, width + 2 - "Path".length())).append("Dependencies");
        }
        text.append('\n');
        for (Listed component : components) {
            text.append(component.kindName()).repeat(" ", KIND_HEADING.length() - component.kindName().length())
                    .append(component.path());
            if (dependencies && !component.dependencies().isEmpty()) {
                text.repeat(" ", width - component.path().length() + 2)
                        .append(String.join(", ", component.dependencies()));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
