package dev.terrane.aws.testing;

import dev.terrane.aws.world.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when it is told to, or when somebody waits. */
public final class FakeTime implements Time {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Duration passed = Duration.ZERO;
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(Instant time, Runnable action) {}

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            pauses.add(duration);
        }
        pass(duration);
    }

    @Override
    public synchronized Alarm at(Instant time, Runnable action) {
        Pending alarm = new Pending(time, action);
        pending.add(alarm);
        return () -> {
            synchronized (this) {
                pending.remove(alarm);
            }
        };
    }

    /** Lets time pass; alarms that fall due ring. */
    public void pass(Duration duration) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now = now.plus(duration);
            passed = passed.plus(duration);
            pending.removeIf(alarm -> {
                boolean isDue = !now.isBefore(alarm.time());
                if (isDue) {
                    due.add(alarm.action());
                }
                return isDue;
            });
        }
        due.forEach(Runnable::run);
    }

    /** Sets the clock to another time without any passing, as when this machine's clock is wrong. */
    public synchronized void set(Instant time) {
        now = time;
    }

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public synchronized int pendingAlarms() {
        return pending.size();
    }

    /** The same time for those who want a clock. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() { return ZoneOffset.UTC; }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }
}
