package dev.terrane.run.testing;

import dev.terrane.aws.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The system's time, in which nobody waits: that somebody would have is noted. */
record NotedPauses(List<Duration> pauses) implements Time {
    private static final Time SYSTEM = Time.system();

    @Override
    public Instant now() {
        return SYSTEM.now();
    }

    @Override
    public long nanos() {
        return SYSTEM.nanos();
    }

    @Override
    public void pause(Duration duration) {
        pauses.add(duration);
    }

    @Override
    public Alarm at(Instant time, Runnable action) {
        return SYSTEM.at(time, action);
    }
}
