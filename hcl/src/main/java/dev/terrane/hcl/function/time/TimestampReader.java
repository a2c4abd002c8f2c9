package dev.terrane.hcl.function.time;

import dev.terrane.hcl.function.FunctionException;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * Reads timestamps piece by piece, so that a reader of each notation is a list of its pieces. Every method throws
 * {@link FunctionException} that names the piece which is wrong.
 */
public final class TimestampReader {

    private final String text;
    private int at;

    public TimestampReader(String text) {
        this.text = text;
    }

    /** An RFC 3339 timestamp, exactly as the standard has it, in capitals. */
    public static Timestamp strict(String text) {
        TimestampReader reader = new TimestampReader(text);
        LocalDateTime time = reader.dateTime(2, 2, 'T', 2, 2, false);
        int offset = reader.zone(23, 59);
        reader.end();
        return new Timestamp(time, offset);
    }

    /** Like {@link #strict}, but an hour may have one digit, a comma may start the fraction and an offset may be 24:60. */
    public static Timestamp lenient(String text) {
        TimestampReader reader = new TimestampReader(text);
        LocalDateTime time = reader.dateTime(2, 2, 'T', 1, 2, true);
        int offset = reader.zone(24, 60);
        reader.end();
        return new Timestamp(time, offset);
    }

    /** A date alone. */
    public LocalDateTime date(int fewestMonthDigits, int fewestDayDigits) {
        int year = number("year", 4, 4, 0, 9999);
        symbol('-');
        int month = number("month", fewestMonthDigits, 2, 1, 12);
        symbol('-');
        int day = number("day", fewestDayDigits, 2, 1, 31);
        try {
            return LocalDateTime.of(year, month, day, 0, 0);
        } catch (DateTimeException _) {
            throw problem("the month has no such day");
        }
    }

    /** Date, separator and time of day with an optional fraction. */
    public LocalDateTime dateTime(int fewestMonthDigits, int fewestDayDigits, char separator, int fewestHourDigits,
            int fewestMinuteDigits, boolean commaToo) {
        LocalDateTime date = date(fewestMonthDigits, fewestDayDigits);
        symbol(separator);
        int hour = number("hour", fewestHourDigits, 2, 0, 23);
        symbol(':');
        int minute = number("minute", fewestMinuteDigits, 2, 0, 59);
        symbol(':');
        int second = number("second", fewestMinuteDigits, 2, 0, 59);
        return date.withHour(hour).withMinute(minute).withSecond(second).withNano(fraction(commaToo));
    }

    /** {@code Z} or an offset, in seconds. */
    public int zone(int mostHours, int mostMinutes) {
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return 0;
        }
        if (at == text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            throw problem("a UTC offset such as Z or +01:00 is missing");
        }
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int hours = number("offset's hour", 2, 2, 0, mostHours);
        symbol(':');
        return sign * 60 * (hours * 60 + number("offset's minute", 2, 2, 0, mostMinutes));
    }

    public void end() {
        if (at < text.length()) {
            throw problem("there is more after it");
        }
    }

    private int fraction(boolean commaToo) {
        boolean starts = at + 1 < text.length() && (text.charAt(at) == '.' || (commaToo && text.charAt(at) == ','))
                && isDigit(at + 1);
        if (!starts) {
            return 0;
        }
        int nanos = 0;
        int place = 100_000_000;
        for (at++; isDigit(at); at++) {
            nanos += place * (text.charAt(at) - '0');
            place /= 10;
        }
        return nanos;
    }

    private int number(String what, int fewestDigits, int mostDigits, int least, int most) {
        int start = at;
        int value = 0;
        while (at < start + mostDigits && isDigit(at)) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at - start < fewestDigits) {
            throw problem("the " + what + " must have " + fewestDigits + " digits");
        }
        if (value < least || value > most) {
            throw problem("the " + what + " must be between " + least + " and " + most);
        }
        return value;
    }

    private void symbol(char wanted) {
        if (at == text.length() || text.charAt(at) != wanted) {
            throw problem("'" + wanted + "' is missing");
        }
        at++;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static FunctionException problem(String what) {
        return new FunctionException("not an RFC 3339 timestamp like 2006-01-02T15:04:05Z: " + what);
    }
}
