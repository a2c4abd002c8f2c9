package dev.terrane.aws.http;

import java.time.Duration;

/**
 * How long a service is waited for.
 *
 * @param total for a call with all its attempts
 * @param attempt for one attempt
 * @param notice after which the user is told that Terrane waits
 * @param unknownHost after which a host name that nobody knows is given up
 * @param firstBackoff the most that is waited before the second attempt; it doubles with each
 * @param longestBackoff the most that is ever waited between two attempts
 */
public record Patience(Duration total, Duration attempt, Duration notice, Duration unknownHost, Duration firstBackoff,
        Duration longestBackoff) {

    public static final Patience USUAL = new Patience(Duration.ofSeconds(45), Duration.ofSeconds(10),
            Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(8));
}
