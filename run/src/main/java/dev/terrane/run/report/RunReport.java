package dev.terrane.run.report;

import dev.terrane.run.event.RunEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes how each unit's run went, from the events. */
public final class RunReport implements Consumer<RunEvent> {
    private final Map<Path, Instant> started = new HashMap<>();
    private final Map<Path, RunRow.Origin> origins = new HashMap<>();
    private final List<RunRow> rows = new ArrayList<>();

    /** Says that a unit lies in the work tree of a git reference. */
    public synchronized void found(Path unit, RunRow.Origin origin) {
        origins.put(unit, origin);
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.Started start) {
            started.put(start.unit(), start.time());
        } else if (event instanceof RunEvent.Finished end) {
            rows.add(new RunRow(end.unit(), started.getOrDefault(end.unit(), end.time()), end.time(), end.outcome(),
                    Optional.ofNullable(origins.get(end.unit()))));
        }
    }

    /** The runs so far, by when they began. */
    public synchronized List<RunRow> rows() {
        return rows.stream().sorted(Comparator.comparing(RunRow::started)).toList();
    }
}
