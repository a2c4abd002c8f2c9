package dev.terrane.cli.golden;

import dev.terrane.aws.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The system's time, of which whoever waits has seen the end at once. */
final class HurriedTime implements Time {
    private final Time system = Time.system();
    private final AtomicLong skipped = new AtomicLong();

    @Override
    public Instant now() {
        return system.now();
    }

    @Override
    public long nanos() {
        return system.nanos() + skipped.get();
    }

    @Override
    public void pause(Duration duration) {
        skipped.addAndGet(duration.toNanos());
    }

    @Override
    public Alarm at(Instant time, Runnable action) {
        return system.at(time, action);
    }
}
