package dev.terrane.aws.sts;

import dev.terrane.aws.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far AWS's clock is ahead of this machine's, as the {@code Date} of its answers tells. Less than
 * {@link #NOTABLE} counts as nothing: the header has whole seconds, and answers take their time.
 */
public final class ClockSkew {
    static final Duration NOTABLE = Duration.ofMinutes(4);

    private volatile Duration measured = Duration.ZERO;
    private volatile Optional<Duration> lastTold = Optional.empty();

    /** The skew by which signatures and expiries are corrected. */
    public Duration current() {
        return measured;
    }

    Instant toHere(Instant aws) {
        return aws.minus(measured);
    }

    /** What the last answer told, small or not; nothing before there was one. */
    public Optional<Duration> lastTold() {
        return lastTold;
    }

    /** Learns from an answer. */
    public synchronized void learn(Http.Answer answer, Instant now) {
        Optional<Duration> answered = answer.date().map(date -> Duration.between(now, date));
        if (answered.isPresent()) {
            lastTold = answered;
        }
        Duration told = answered.orElse(measured);
        Duration skew = told.abs().compareTo(NOTABLE) < 0 ? Duration.ZERO : told;
        // the seconds of an answer's way would make it tremble
        if (measured.minus(skew).abs().compareTo(Duration.ofSeconds(5)) >= 0) {
            measured = skew;
        }
    }

    /** Whether a signature made with the given skew was made at a notably wrong time. */
    public boolean differsFrom(Duration assumed) {
        return measured.minus(assumed).abs().compareTo(NOTABLE) >= 0;
    }
}
