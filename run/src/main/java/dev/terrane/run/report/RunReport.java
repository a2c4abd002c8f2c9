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
        switch (event) {
            case RunEvent.Started(var unit, var time) -> started.put(unit, time);
            case RunEvent.Finished(var unit, var time, var outcome) ->
                rows.add(new RunRow(unit, started.getOrDefault(unit, time), time, outcome,
                        Optional.ofNullable(origins.get(unit))));
            case RunEvent.Queued _,RunEvent.StepBegun _,RunEvent.Said _,RunEvent.OutputLine _,RunEvent.RawOutput _ -> {
            }
        }
    }

    /** The runs so far, by when they began. */
    public synchronized List<RunRow> rows() {
        return rows.stream().sorted(Comparator.comparing(RunRow::started)).toList();
    }
}
