package dev.terrane.aws.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock, waiting and alarms. */
public interface Time {

    Instant now();

    /** Nanoseconds since some fixed moment, for lengths of time that no change of the clock may touch. */
    long nanos();

    /** Waits; an interrupt ends it. */
    void pause(Duration duration) throws InterruptedException;

    /** Runs an action at a time, unless cancelled before. */
    Alarm at(Instant time, Runnable action);

    /** A pending action. */
    @FunctionalInterface
    interface Alarm {
        void cancel();
    }

    /** The system's own. An alarm costs a sleeping virtual thread. */
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Clock.systemUTC().instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }

            @Override
            public Alarm at(Instant time, Runnable action) {
                Thread waiting = Thread.ofVirtual().name("alarm").start(() -> {
                    try {
                        for (Duration left = Duration.between(now(), time); left.isPositive(); left = Duration
                                .between(now(), time)) {
                            // in steps, since a machine that slept must not wake an hour late
                            pause(left.compareTo(Duration.ofSeconds(30)) > 0 ? Duration.ofSeconds(30) : left);
                        }
                        action.run();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
                return waiting::interrupt;
            }
        };
    }
}
