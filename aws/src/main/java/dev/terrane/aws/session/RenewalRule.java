package dev.terrane.aws.session;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When credentials are renewed: once less than five minutes, and up to one more by chance, remain of their life, or
 * half of it if that is less. The minute spreads many sessions; more than five must remain, since SDKs ask a
 * credentials endpoint again at each call once less than five do.
 */
final class RenewalRule {
    private static final Duration BEFORE_END = Duration.ofMinutes(5);
    private static final Duration SPREAD = Duration.ofMinutes(1);

    private RenewalRule() {}

    static Instant renewAt(Instant obtained, Instant expires, RandomGenerator random) {
        Duration half = Duration.between(obtained, expires).dividedBy(2);
        Duration before = BEFORE_END.plusMillis(random.nextLong(SPREAD.toMillis() + 1));
        return expires.minus(before.compareTo(half) < 0 ? before : half);
    }
}
