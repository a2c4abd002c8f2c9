package dev.terrane.hcl.function.time;

import static dev.terrane.hcl.function.time.Timestamp.capitalised;
import static dev.terrane.hcl.function.time.Timestamp.padded;

import dev.terrane.hcl.function.FunctionException;
import java.time.LocalDateTime;

/**
 * The pattern language of {@code formatdate}: a run of one ASCII letter is a verb ({@code YYYY}, {@code MM},
 * {@code EEE} …), text in single quotes is itself, {@code ''} is a quote, and all else stands for itself.
 */
public final class DateFormat {

    private static final char QUOTE = '\'';

    private DateFormat() {}

    public static String format(String pattern, Timestamp time) {
        StringBuilder result = new StringBuilder();
        for (int at = 0; at < pattern.length();) {
            char c = pattern.charAt(at);
            int end;
            if (c == QUOTE) {
                end = quoted(pattern, at, result);
            } else if (isLetter(c)) {
                end = at + 1;
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                result.append(verb(pattern.substring(at, end), time));
            } else {
                result.append(c);
                end = at + 1;
            }
            at = end;
        }
        return result.toString();
    }

    private static int quoted(String pattern, int start, StringBuilder result) {
        if (start + 1 < pattern.length() && pattern.charAt(start + 1) == QUOTE) {
            result.append(QUOTE);
            return start + 2;
        }
        for (int at = start + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) == QUOTE) {
                boolean doubled = at + 1 < pattern.length() && pattern.charAt(at + 1) == QUOTE;
                if (!doubled) {
                    return at + 1;
                }
                at++;
            }
            result.append(pattern.charAt(at));
        }
        // A doubled quote at the very end may count as the closing one too.
        if (start + 1 < pattern.length() && pattern.endsWith("'")) {
            return pattern.length();
        }
        throw new FunctionException("a quoted part has no closing '");
    }

    private static String verb(String verb, Timestamp time) {
        LocalDateTime local = time.local();
        int length = verb.length();
        return switch (verb) {
            case "YY" -> padded(local.getYear() % 100, 2);
            case "YYYY" -> padded(local.getYear(), 4);
            case "M", "MM" -> padded(local.getMonthValue(), length);
            case "MMM" -> capitalised(local.getMonth()).substring(0, 3);
            case "MMMM" -> capitalised(local.getMonth());
            case "D", "DD" -> padded(local.getDayOfMonth(), length);
            case "EEE" -> capitalised(local.getDayOfWeek()).substring(0, 3);
            case "EEEE" -> capitalised(local.getDayOfWeek());
            case "h", "hh" -> padded(local.getHour(), length);
            case "H", "HH" -> padded((local.getHour() + 11) % 12 + 1, length);
            case "AA" -> local.getHour() < 12 ? "AM" : "PM";
            case "aa" -> local.getHour() < 12 ? "am" : "pm";
            case "m", "mm" -> padded(local.getMinute(), length);
            case "s", "ss" -> padded(local.getSecond(), length);
            case "Z" -> time.zone();
            case "ZZZ" -> time.offset() == 0 ? "UTC" : time.offsetText("");
            case "ZZZZ" -> time.offsetText("");
            case "ZZZZZ" -> time.offsetText(":");
            default ->
                throw new FunctionException("\"" + verb + "\" is not a date format verb; " + advice(verb.charAt(0)));
        };
    }

    private static String advice(char letter) {
        String forms = switch (letter) {
            case 'Y' -> "YY or YYYY (year)";
            case 'M' -> "M, MM, MMM or MMMM (month)";
            case 'D' -> "D or DD (day of the month)";
            case 'E' -> "EEE or EEEE (day of the week)";
            case 'h' -> "h or hh (hour of 24)";
            case 'H' -> "H or HH (hour of 12)";
            case 'A', 'a' -> "AA or aa (before or after noon)";
            case 'm' -> "m or mm (minute)";
            case 's' -> "s or ss (second)";
            case 'Z' -> "Z, ZZZ, ZZZZ or ZZZZZ (UTC offset)";
            default -> "";
        };
        return forms.isEmpty() ? "put literal letters in single quotes" : "use " + forms;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
