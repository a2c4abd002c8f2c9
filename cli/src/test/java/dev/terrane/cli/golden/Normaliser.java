package dev.terrane.cli.golden;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a text what differs from run to run: folders, times, names of caches. */
final class Normaliser {
    private static final Duration AROUND_NOW = Duration.ofDays(2);
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern TIME = Pattern
            .compile("\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?( ?(Z|UTC|[+-]\\d\\d:?\\d\\d))?");

    private static final List<Map.Entry<Pattern, String>> MARKS = List.of(
            Map.entry(Pattern.compile("(?<=/)[A-Za-z0-9_-]{27}/[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])"), "<C>/<C>"),
            Map.entry(Pattern.compile("(?<=\\.terragrunt-cache/)[A-Za-z0-9_-]{27}(?![A-Za-z0-9_-])"), "<C>"),
            Map.entry(Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\b"),
                    "<UUID>"),
            Map.entry(Pattern.compile("\\b(after|in) \\d+(\\.\\d+)?(ms|s|m\\d+s)\\b"), "$1 <DUR>"),
            Map.entry(Pattern.compile("^(.*(?:Run Summary|❯❯).*?)\\s+\\d+(\\.\\d+)?(ns|µs|ms|s|m|h)\\S*$",
                    Pattern.MULTILINE), "$1  <DUR>"));

    private final List<Map.Entry<String, String>> folders;
    private final Instant now;

    /** @param folders what stands for a folder's path, the innermost first */
    Normaliser(List<Map.Entry<String, String>> folders, Instant now) {
        this.folders = folders;
        this.now = now;
    }

    String text(String text) {
        String left = COLOUR.matcher(text).replaceAll("");
        for (Map.Entry<String, String> folder : folders) {
            left = left.replace(folder.getKey(), folder.getValue());
        }
        left = TIME.matcher(left).replaceAll(match -> Matcher.quoteReplacement(time(match)));
        for (Map.Entry<Pattern, String> mark : MARKS) {
            left = mark.getKey().matcher(left).replaceAll(mark.getValue());
        }
        return left;
    }

    private String time(MatchResult match) {
        try {
            Instant time = LocalDateTime.parse(match.group(1) + "T" + match.group(2)).toInstant(ZoneOffset.UTC);
            return Duration.between(time, now).abs().compareTo(AROUND_NOW) < 0 ? "<TIME>" : match.group();
        } catch (DateTimeParseException _) {
            return match.group();
        }
    }
}
