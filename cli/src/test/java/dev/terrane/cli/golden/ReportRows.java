package dev.terrane.cli.golden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of a run report, JSON or CSV, sorted by their names, without their times. */
final class ReportRows {
    private ReportRows() {}

    static List<Map<String, @Nullable Object>> read(String text, boolean json) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(json ? json(text) : csv(text));
        for (Map<String, @Nullable Object> row : rows) {
            row.computeIfPresent("Started", (_, time) -> mark(time));
            row.computeIfPresent("Ended", (_, time) -> mark(time));
        }
        rows.sort(Comparator.comparing((Map<String, @Nullable Object> row) -> String.valueOf(row.get("Name")))
                .thenComparing(JsonForms::text));
        return rows;
    }

    private static Object mark(Object time) {
        return time.equals("") ? time : "<TIME>";
    }

    private static List<Map<String, @Nullable Object>> json(String text) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        JsonForms.list(JsonForms.read(text)).forEach(row -> rows.add(new TreeMap<>(JsonForms.object(row))));
        return rows;
    }

    private static List<Map<String, @Nullable Object>> csv(String text) {
        List<List<String>> lines = cells(text);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Map<String, @Nullable Object> row = new TreeMap<>();
            for (int i = 0; i < lines.getFirst().size(); i++) {
                row.put(lines.getFirst().get(i), i < line.size() ? line.get(i) : null);
            }
            rows.add(row);
        }
        return rows;
    }

    /** RFC 4180. */
    private static List<List<String>> cells(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && text.startsWith("\"\"", i)) {
                cell.append(text.charAt(i++));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            }
        }
        return lines;
    }
}
