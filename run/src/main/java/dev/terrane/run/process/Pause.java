package dev.terrane.run.process;

import java.time.Duration;

/** Waits for time to pass. */
@FunctionalInterface
public interface Pause {

    /** Waits; an interrupt of the thread ends it at once, the thread stays interrupted. */
    void forDuration(Duration duration);

    /** Waits by the clock of this machine. */
    static Pause ofSystem() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
