package dev.terrane.run;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * The zone in which times are shown. Not a {@link java.time.ZoneId}: when the first of these is asked for its rules, it opens all jars of the
 * class path to look for more of them.
 */
public final class Zone {
    public static final Zone UTC = new Zone(() -> TimeZone.getTimeZone("UTC"));

    private final Supplier<TimeZone> zone;

    private Zone(Supplier<TimeZone> zone) {
        this.zone = zone;
    }

    /** The zone of this machine or user (`TZ`), found out when it is first used. */
    public static Zone ofSystem() {
        return new Zone(TimeZone::getDefault);
    }

    /** What clocks there showed at that time. */
    public OffsetDateTime at(Instant time) {
        int seconds = zone.get().getOffset(time.toEpochMilli()) / 1000;
        return time.atOffset(ZoneOffset.ofTotalSeconds(seconds));
    }

    /** The zone's short name at that time, such as `CET` or `CEST`. */
    public String name(Instant time) {
        TimeZone there = zone.get();
        return there.getDisplayName(there.inDaylightTime(Date.from(time)), TimeZone.SHORT, Locale.ENGLISH);
    }
}
