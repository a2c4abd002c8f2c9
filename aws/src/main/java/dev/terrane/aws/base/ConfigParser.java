package dev.terrane.aws.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an AWS config or credentials file (AWS SDKs and Tools reference guide, "Format of the config file"). Lines
 * that make no sense are skipped, as the SDKs do for sections that are not theirs.
 */
final class ConfigParser {
    private final boolean credentialsFile;
    private final Map<String, ConfigSection> sections = new LinkedHashMap<>();
    private boolean defaultByFullName;

    private ConfigParser(boolean credentialsFile) {
        this.credentialsFile = credentialsFile;
    }

    static List<ConfigSection> config(String text) {
        return new ConfigParser(false).parse(text);
    }

    static List<ConfigSection> credentials(String text) {
        return new ConfigParser(true).parse(text);
    }

    private List<ConfigSection> parse(String text) {
        @Nullable
        ConfigSection section = null;
        String key = "";
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.stripLeading().startsWith("#") || line.stripLeading().startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = section(line);
                key = "";
            } else if (section != null && Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
                section.values().merge(key, "\n" + line, String::concat);
            } else if (section != null && line.indexOf('=') > 0) {
                key = line.substring(0, line.indexOf('=')).strip().toLowerCase(Locale.ROOT);
                section.values().put(key, withoutComment(line.substring(line.indexOf('=') + 1)).strip());
            }
        }
        return new ArrayList<>(sections.values());
    }

    private @Nullable ConfigSection section(String line) {
        int end = line.indexOf(']');
        if (end < 0) {
            return null;
        }
        String[] words = line.substring(1, end).strip().split("\\s+", 2);
        if (credentialsFile) {
            return named("profile", String.join(" ", words));
        }
        if (words.length == 1) {
            // `[profile default]` hides `[default]`
            return words[0].equals("default") && !defaultByFullName ? named("profile", "default") : null;
        }
        if (words[0].equals("profile") && words[1].equals("default") && !defaultByFullName) {
            defaultByFullName = true;
            sections.remove("profile default");
        }
        return switch (words[0]) {
            case "profile", "sso-session", "services" -> named(words[0], words[1].strip());
            default -> null;
        };
    }

    private ConfigSection named(String kind, String name) {
        return sections.computeIfAbsent(kind + " " + name, _ -> new ConfigSection(kind, name, new LinkedHashMap<>()));
    }

    /** A comment in a line begins with white space and a mark. */
    private static String withoutComment(String value) {
        for (int i = 1; i < value.length(); i++) {
            if ((value.charAt(i) == '#' || value.charAt(i) == ';') && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i);
            }
        }
        return value;
    }
}
