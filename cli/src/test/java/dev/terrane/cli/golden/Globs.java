package dev.terrane.cli.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Globs of paths below a copy. */
final class Globs {
    private static final Pattern PART = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|\\{([^}]*)}|[^*?{]+|\\{");

    private Globs() {}

    static Pattern pattern(String glob) {
        StringBuilder out = new StringBuilder();
        Matcher parts = PART.matcher(glob);
        while (parts.find()) {
            String part = parts.group();
            out.append(switch (part) {
                case "**/" -> "(?:.*/)?";
                case "**" -> ".*";
                case "*" -> "[^/]*";
                case "?" -> "[^/]";
                default -> parts.group(1) == null ? Pattern.quote(part) : choice(parts.group(1));
            });
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }

    private static String choice(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.split(",", -1)) {
            out.append(out.isEmpty() ? "(?:" : "|").append(Pattern.quote(word));
        }
        return out.append(')').toString();
    }
}
