package dev.terrane.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The sandbox's clock: another one, and how far it runs ahead of that. */
public final class SandboxClock extends Clock {
    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public SandboxClock(Clock base) {
        this.base = base;
    }

    void offset(Duration ahead) {
        offset = ahead;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() { return base.getZone(); }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(base.withZone(zone));
    }
}
