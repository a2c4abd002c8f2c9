package dev.terrane.run.log;

import dev.terrane.run.Zone;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * How a time is written: one of the names `rfc3339`, `rfc3339-nano`, `date-time`, `date-only`, `time-only`, or a pattern of letters as
 * PHP's `date` has them (`H` 15, `h` 03, `g` 3, `i` 04, `s` 05, `v` .000, `u` .000000, `Y` 2006, `y` 06, `m` 01, `n` 1, `M` Jan, `d` 02,
 * `j` 2, `D` Mon, `A` PM, `a` pm, `T` MST, `P` -07:00, `O` -0700); anything else stands for itself.
 */
record TimeForm(String pattern) {

    String format(Instant instant, Zone zone) {
        OffsetDateTime time = zone.at(instant);
        return switch (pattern) {
            case "rfc3339" -> dateAndTime(time, zone) + zone(time);
            case "rfc3339-nano" -> dateAndTime(time, zone) + nanos(time) + zone(time);
            case "date-time" -> letters("Y-m-d H:i:s", time, zone);
            case "date-only" -> letters("Y-m-d", time, zone);
            case "time-only" -> letters("H:i:s", time, zone);
            default -> letters(pattern, time, zone);
        };
    }

    private static String dateAndTime(OffsetDateTime time, Zone zone) {
        return letters("Y-m-d", time, zone) + "T" + letters("H:i:s", time, zone);
    }

    private static String zone(OffsetDateTime time) {
        return time.getOffset().getId();
    }

    private static String nanos(OffsetDateTime time) {
        String digits = Integer.toString(1_000_000_000 + time.getNano()).substring(1).replaceAll("0+$", "");
        return digits.isEmpty() ? "" : "." + digits;
    }

    private static String letters(String pattern, OffsetDateTime time, Zone zone) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            letter(pattern.charAt(i), time, zone, out);
        }
        return out.toString();
    }

    private static void letter(char letter, OffsetDateTime time, Zone zone, StringBuilder out) {
        switch (letter) {
            case 'H' -> digits(time.getHour(), 2, out);
            case 'h' -> digits((time.getHour() + 11) % 12 + 1, 2, out);
            case 'g' -> out.append((time.getHour() + 11) % 12 + 1);
            case 'i' -> digits(time.getMinute(), 2, out);
            case 's' -> digits(time.getSecond(), 2, out);
            case 'v' -> digits(time.getNano() / 1_000_000, 3, out.append('.'));
            case 'u' -> digits(time.getNano() / 1_000, 6, out.append('.'));
            case 'Y' -> digits(time.getYear(), 4, out);
            case 'y' -> digits(time.getYear() % 100, 2, out);
            case 'm' -> digits(time.getMonthValue(), 2, out);
            case 'n' -> out.append(time.getMonthValue());
            case 'M' -> out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'd' -> digits(time.getDayOfMonth(), 2, out);
            case 'j' -> out.append(time.getDayOfMonth());
            case 'D' -> out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' -> out.append(time.getHour() < 12 ? "AM" : "PM");
            case 'a' -> out.append(time.getHour() < 12 ? "am" : "pm");
            case 'T' -> out.append(zone.name(time.toInstant()));
            case 'P' -> offset(time, ":", out);
            case 'O' -> offset(time, "", out);
            default -> out.append(letter);
        }
    }

    private static void offset(OffsetDateTime time, String separator, StringBuilder out) {
        int minutes = Math.abs(time.getOffset().getTotalSeconds()) / 60;
        out.append(time.getOffset().getTotalSeconds() < 0 ? '-' : '+');
        digits(minutes / 60, 2, out);
        digits(minutes % 60, 2, out.append(separator));
    }

    private static void digits(int value, int width, StringBuilder out) {
        int scale = 1;
        for (int i = 1; i < width; i++) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            out.append((char) ('0' + value / scale % 10));
        }
    }
}
