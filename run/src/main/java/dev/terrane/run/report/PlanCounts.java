package dev.terrane.run.report;

import dev.terrane.run.event.RunEvent;
import dev.terrane.run.log.Ansi;
import dev.terrane.run.log.LogRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what plans want to do, from the line with which OpenTofu/Terraform end a plan. */
public final class PlanCounts implements Consumer<RunEvent> {
    private static final Pattern PLAN = Pattern.compile(
            "^Plan: (?:(\\d+) to import, )?(\\d+) to add, (\\d+) to change, (\\d+) to destroy");

    private final Map<Path, Count> counts = new TreeMap<>();

    /** How many objects a plan adds, changes and destroys. */
    public record Count(int adds, int changes, int destroys) {
        public static final Count NONE = new Count(0, 0, 0);

        public Count plus(Count other) {
            return new Count(adds + other.adds, changes + other.changes, destroys + other.destroys);
        }

        /** Whether the plan leaves all objects as they are. */
        public boolean isNone() {
            return adds == 0 && changes == 0 && destroys == 0;
        }

        @Override
        public String toString() {
            return adds + " to add, " + changes + " to change, " + destroys + " to destroy";
        }
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.OutputLine(Path unit, LogRecord record)) {
            String line = Ansi.strip(record.message()).strip();
            if (line.startsWith("Plan: ")) {
                Matcher plan = PLAN.matcher(line);
                if (plan.find()) {
                    counts.put(unit, new Count(number(plan, 2), number(plan, 3), number(plan, 4)));
                }
            } else if (line.startsWith("No changes.") || line.startsWith("Changes to Outputs:")) {
                counts.putIfAbsent(unit, Count.NONE);
            }
        }
    }

    private static int number(Matcher plan, int group) {
        return Integer.parseInt(plan.group(group));
    }

    /** What one unit's plan wants; empty where it did not come to one. */
    public synchronized Optional<Count> of(Path unit) {
        return Optional.ofNullable(counts.get(unit));
    }
}
