package dev.terrane.run.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that OpenTofu/Terraform writes to its standard error where `TF_LOG` is set, as
 * `2026-01-02T03:04:05.678Z [INFO]  backend/local: starting Plan operation`.
 */
public record TerraformLogLine(Instant time, LogLevel level, String message) {
    private static final Pattern FORM = Pattern.compile(
            "^(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}\\S*)\\s*\\[(trace|debug|warn|info|error)\\]\\s*(.+\\S)$",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

    /** The parts of a line of that form. */
    public static Optional<TerraformLogLine> parse(String line) {
        if (line.length() < 24 || line.charAt(4) != '-' || line.charAt(10) != 'T') {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant time = OffsetDateTime.parse(matcher.group(1), TIME).toInstant();
            return LogLevel.parse(matcher.group(2)).map(level -> new TerraformLogLine(time, level, matcher.group(3)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
