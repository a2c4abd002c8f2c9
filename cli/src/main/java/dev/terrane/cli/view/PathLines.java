package dev.terrane.cli.view;

import java.util.List;

/** One path a line. */
public final class PathLines {

    private PathLines() {}

    public static String of(List<Listed> components) {
        StringBuilder text = new StringBuilder();
        components.forEach(c -> text.append(c.path()).append('\n'));
        return text.toString();
    }
}
