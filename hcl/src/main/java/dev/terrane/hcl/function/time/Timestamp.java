package dev.terrane.hcl.function.time;

import java.time.LocalDateTime;
import java.util.Locale;

/**
 * A moment as an RFC 3339 timestamp says it: the local date and time, and how many seconds it is ahead of UTC (which
 * may be more than the 18 hours of {@link java.time.ZoneOffset}).
 */
public record Timestamp(LocalDateTime local, int offset) {

    public Timestamp plusNanos(long nanos) {
        return new Timestamp(local.plusNanos(nanos), offset);
    }

    /** Less than, equal to or greater than zero as this moment is before, the same as or after the other. */
    public int compareMoment(Timestamp other) {
        return utc().compareTo(other.utc());
    }

    private LocalDateTime utc() {
        return local.minusSeconds(offset);
    }

    /** The offset as {@code +hhmm}, with what is given between hours and minutes. */
    public String offsetText(String between) {
        int minutes = Math.abs(offset / 60);
        return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + between + padded(minutes % 60, 2);
    }

    /** In RFC 3339 form, without fractions of a second. */
    @Override
    public String toString() {
        return padded(local.getYear(), 4) + "-" + padded(local.getMonthValue(), 2) + "-"
                + padded(local.getDayOfMonth(), 2)
                + "T" + padded(local.getHour(), 2) + ":" + padded(local.getMinute(), 2) + ":"
                + padded(local.getSecond(), 2)
                + zone();
    }

    /** {@code Z} for UTC, else the offset with a colon. */
    public String zone() {
        return offset == 0 ? "Z" : offsetText(":");
    }

    static String padded(int number, int width) {
        String digits = Integer.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    static String capitalised(Enum<?> constant) {
        String name = constant.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
