package dev.terrane.run.report;

import dev.terrane.run.event.Outcome;
import dev.terrane.run.log.Ansi;
import dev.terrane.run.report.RunRow.Origin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The summary after a run of many units, laid out as Terragrunt's: how many succeeded, failed, exited early or were excluded. */
public final class Summary {
    private static final String INDENT = "   ";
    private static final String TITLE = "❯❯ Run Summary";
    private static final int RULE = 28;
    private static final int LABEL = 13;
    /** How long a unit's name may be before columns move. */
    private static final int NAME = 20;

    private final Path workingDirectory;
    private final boolean colors;
    private final boolean perUnit;

    /** @param perUnit whether units are listed with what they took */
    public Summary(Path workingDirectory, boolean colors, boolean perUnit) {
        this.workingDirectory = workingDirectory;
        this.colors = colors;
        this.perUnit = perUnit;
    }

    private enum Group {
        SUCCEEDED("Succeeded", 10), FAILED("Failed", 9), EARLY_EXIT("Early Exits", 11), EXCLUDED("Excluded", 12);

        private final String label;
        private final int color;

        Group(String label, int color) {
            this.label = label;
            this.color = color;
        }

        static Group of(RunRow row) {
            return switch (row.outcome()) {
                case Outcome.Succeeded _ -> SUCCEEDED;
                case Outcome.Failed _ -> FAILED;
                case Outcome.EarlyExit _ -> EARLY_EXIT;
                case Outcome.Excluded _ -> EXCLUDED;
            };
        }
    }

    /** The text, with an empty line before and after it; nothing where there was no unit. */
    public String of(List<RunRow> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        int moved = perUnit ? Math.max(0, longestName(rows) - NAME) : 0;
        int shift = moved > 0 ? moved + 3 : 0;
        StringBuilder out = new StringBuilder("\n");
        out.append(bold(TITLE, 11)).append("  ").append(bold(rows.size() + " units", 15)).append("  ")
                .append(" ".repeat(shift))
                .append(duration(total(rows))).append('\n');
        out.append(INDENT).append("─".repeat(RULE + Math.max(0, shift - 2))).append('\n');
        for (Group group : Group.values()) {
            List<RunRow> members = rows.stream().filter(row -> Group.of(row) == group).toList();
            if (!members.isEmpty()) {
                out.append(perUnit ? listed(group, members, rows.size(), shift) : counted(group, members.size()));
            }
        }
        return out.append('\n').toString();
    }

    private String counted(Group group, int count) {
        return INDENT + bold(group.label, group.color) + " ".repeat(LABEL - group.label.length())
                + color(Integer.toString(count), group.color)
                + "\n";
    }

    private String listed(Group group, List<RunRow> rows, int count, int shift) {
        StringBuilder out = new StringBuilder(INDENT).append(bold(group.label + " (" + rows.size() + ")", group.color))
                .append('\n');
        int column = (TITLE + "  " + count + " units  ").getBytes(StandardCharsets.UTF_8).length + shift;
        for (RunRow row : rows.stream().sorted(Comparator.comparing(RunRow::duration).reversed()).toList()) {
            String name = name(row);
            int dots = Math.max(1, column - 2 * INDENT.length() - name.length() - 4);
            out.append(INDENT).append(INDENT).append(color(name, group.color))
                    .append(dots < 2 ? "  " : color(" " + ".".repeat(dots - 2) + " ", 8))
                    .append(duration(row.duration())).append('\n');
        }
        return out.toString();
    }

    private int longestName(List<RunRow> rows) {
        return rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    }

    private String name(RunRow row) {
        return row.origin().map(Origin::name).orElseGet(() -> name(row.unit()));
    }

    private String name(Path unit) {
        return unit.startsWith(workingDirectory) && !unit.equals(workingDirectory)
                ? workingDirectory.relativize(unit).toString()
                : unit.toString();
    }

    private static Duration total(List<RunRow> rows) {
        Instant first = rows.stream().map(RunRow::started).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant last = rows.stream().map(RunRow::ended).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return Duration.between(first, last);
    }

    private String duration(Duration duration) {
        if (duration.isNegative()) {
            return bold("N/A", 15);
        }
        if (duration.toNanos() < 1_000) {
            return bold(duration.toNanos() + "ns", 14);
        }
        if (duration.toMillis() < 1) {
            return bold(duration.toNanos() / 1_000 + "µs", 14);
        }
        if (duration.toSeconds() < 1) {
            return bold(duration.toMillis() + "ms", 14);
        }
        return duration.toMinutes() < 1 ? bold(duration.toSeconds() + "s", 10) : bold(duration.toMinutes() + "m", 11);
    }

    private String color(String text, int color) {
        return colors ? Ansi.colored(text, color) : text;
    }

    private String bold(String text, int color) {
        return colors ? Ansi.bold(text, color) : text;
    }
}
