package dev.terrane.cli.golden;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HCL text of which only the items of each body count, not their order and not the blanks around `=`. */
final class HclItems {
    private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*(\\w+)\\s*$");

    private final List<String> lines;
    private int at;

    private HclItems(List<String> lines) {
        this.lines = lines;
    }

    /** The text, its items sorted on every level of braces. */
    static String sorted(String text) {
        List<String> items = new HclItems(List.of(text.split("\n", -1))).body(false).items();
        Collections.sort(items);
        return String.join("\n", items);
    }

    private record Body(List<String> items, String end) {}

    private Body body(boolean nested) {
        List<String> items = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at++);
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (nested && "}])".indexOf(text.charAt(0)) >= 0 && depth(line) < 0) {
                return new Body(items, text);
            }
            Matcher heredoc = HEREDOC.matcher(line);
            if (heredoc.find()) {
                items.add(heredoc(text, heredoc.group(1)));
            } else if (depth(line) > 0) {
                items.add(block(text));
            } else {
                items.add(text.replaceFirst("\\s*=\\s*", " = "));
            }
        }
        return new Body(items, "");
    }

    private String heredoc(String start, String marker) {
        List<String> chunk = new ArrayList<>(List.of(start));
        while (at < lines.size()) {
            String line = lines.get(at++);
            chunk.add(line);
            if (line.strip().equals(marker)) {
                break;
            }
        }
        return String.join("\n", chunk);
    }

    private String block(String start) {
        Body inner = body(true);
        if (!start.endsWith("[")) {
            Collections.sort(inner.items());
        }
        return start.replaceAll("\\s+", " ") + "\n  " + String.join("\n  ", inner.items()) + "\n" + inner.end();
    }

    private static int depth(String line) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '#' || line.startsWith("//", i)) {
                return depth;
            } else if ("{[(".indexOf(c) >= 0) {
                depth++;
            } else if ("}])".indexOf(c) >= 0) {
                depth--;
            }
        }
        return depth;
    }
}
