package dev.terrane.cli.view;

import java.util.List;

/** Paths side by side in as many columns as fit, each as wide as the longest path and two blanks. */
public final class Columns {

    private static final int GAP = 2;

    private Columns() {}

    /**
     * The lines of text.
     *
     * @param width the width of the terminal, in columns
     */
    public static String of(List<Listed> components, int width) {
        int column = components.stream().mapToInt(c -> c.path().length()).max().orElse(0) + GAP;
        int perLine = Math.max(1, width / column);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < components.size(); i++) {
            if (i > 0 && i % perLine == 0) {
                text.append('\n');
            }
            String path = components.get(i).path();
            text.append(path).repeat(" ", column - path.length());
        }
        return text.append('\n').toString();
    }
}
