package dev.terrane.run.log;

import dev.terrane.hcl.value.json.JsonValues;
import dev.terrane.run.Zone;
import dev.terrane.run.log.Style.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes records in one format. Not safe for use by several threads at once. */
public final class LogFormatter {
    private static final int[] GRADIENT = {66, 67, 95, 96, 102, 103, 108, 109, 138, 139, 144, 145};

    private final List<Placeholder> placeholders;
    private final boolean colors;
    private final boolean absolutePaths;
    private final Path base;
    private final RelativePaths relative;
    private final Instant start;
    private final Zone zone;
    private final Map<String, Integer> gradient = new HashMap<>();
    private final @Nullable Shown[] shown;

    /** How a value was last shown, and the very object that it was the value of. */
    private record Shown(Object subject, String text) {}

    /**
     * @param base folder that paths are shown relative to
     * @param start what intervals count from
     */
    public LogFormatter(LogOptions options, Path base, Instant start, Zone zone) {
        this.placeholders = options.format().placeholders();
        this.shown = new Shown[placeholders.size()];
        this.colors = options.colors();
        this.absolutePaths = options.absolutePaths();
        this.base = base;
        this.relative = new RelativePaths(base);
        this.start = start;
        this.zone = zone;
    }

    /** The line of a record, with its line break; nothing where the format leaves nothing to show. */
    public String format(LogRecord record) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < shown.length; i++) {
            out.append(shown(i, record));
        }
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    /** The same object is shown as before; comparing what is in it would take as long as showing it anew. */
    @SuppressWarnings("ReferenceEquality")
    private String shown(int i, LogRecord record) {
        Placeholder placeholder = placeholders.get(i);
        Object subject = subject(placeholder.field(), record);
        if (subject == null) {
            return value(placeholder, record);
        }
        Shown last = shown[i];
        if (last == null || last.subject != subject) {
            last = new Shown(subject, value(placeholder, record));
            shown[i] = last;
        }
        return last.text;
    }

    /** What a value depends on, where the next record is likely to be about the same. */
    private static @Nullable Object subject(Placeholder.Field field, LogRecord record) {
        return switch (field) {
            case TEXT -> field;
            case LEVEL -> record.level();
            case PREFIX -> record.directory().orElse(null);
            case PROGRAM, COMMAND, ARGUMENTS -> record.call().orElse(null);
            case TIME, INTERVAL, MESSAGE -> null;
        };
    }

    private String value(Placeholder placeholder, LogRecord record) {
        Style style = placeholder.style();
        return switch (placeholder.field()) {
            case TEXT -> show(style, "", OptionalInt.empty());
            case INTERVAL -> {
                String seconds = Long.toString(Duration.between(start, record.time()).toSeconds());
                yield show(style, "0".repeat(Math.max(0, 4 - seconds.length())) + seconds, OptionalInt.empty());
            }
            case TIME ->
                show(style, style.time().orElseThrow().format(record.time(), zone), OptionalInt.empty());
            case LEVEL -> show(style, switch (style.levelForm()) {
                case FULL -> record.level().fullName();
                case SHORT -> record.level().shortName();
                case TINY -> record.level().tinyName();
            }, OptionalInt.of(levelColor(record.level())));
            case MESSAGE -> show(style, path(style, message(style, record)), OptionalInt.empty());
            case PREFIX -> record.directory().map(dir -> show(style, path(style, dir), OptionalInt.empty())).orElse("");
            case PROGRAM ->
                record.call().map(call -> show(style, program(style, call.program()), OptionalInt.empty())).orElse("");
            case COMMAND -> record.call().filter(call -> !call.arguments().isEmpty())
                    .map(call -> show(style, path(style, call.arguments().getFirst()), OptionalInt.empty())).orElse("");
            case ARGUMENTS -> record.call().map(call -> arguments(style, call.arguments())).orElse("");
        };
    }

    /** JSON has lines of OpenTofu/Terraform with their line break. */
    private static String message(Style style, LogRecord record) {
        return style.json() && record.call().isPresent() ? record.message() + "\n" : record.message();
    }

    private static int levelColor(LogLevel level) {
        return switch (level) {
            case TRACE, STDOUT -> 7;
            case DEBUG -> 12;
            case INFO -> 2;
            case WARN -> 3;
            case ERROR, STDERR -> 1;
        };
    }

    private String arguments(Style style, List<String> arguments) {
        if (!style.json()) {
            return show(style, String.join(" ", arguments), OptionalInt.empty());
        }
        ArrayList<String> quoted = new ArrayList<String>();
        for (String argument : arguments) {
            quoted.add('"' + escape(argument) + '"');
        }
        return show(style.withJson(false), String.join(",", quoted), OptionalInt.empty());
    }

    private static String program(Style style, String program) {
        return style.path() == Style.PathForm.DIR ? "." : program.substring(program.lastIndexOf('/') + 1);
    }

    private String path(Style style, String text) {
        return switch (style.path()) {
            case NONE -> text;
            case RELATIVE -> absolutePaths ? text : relative.replaceIn(text);
            case SHORT_RELATIVE -> {
                if (absolutePaths) {
                    yield text;
                }
                if (text.equals(base.toString())) {
                    yield "";
                }
                String shortened = relative.replaceIn(text);
                yield shortened.startsWith("./") ? shortened.substring(2) : shortened;
            }
            case SHORT -> text.equals(base.toString()) ? "" : text;
            case FILENAME -> text.substring(text.lastIndexOf('/') + 1);
            case DIR -> text.lastIndexOf('/') < 0 ? "." : text.substring(0, Math.max(1, text.lastIndexOf('/')));
        };
    }

    private String show(Style style, String value, OptionalInt preset) {
        String text = style.content().isEmpty() ? value : style.content();
        if (text.isEmpty()) {
            return "";
        }
        if (style.json()) {
            text = escape(text);
        }
        text = switch (style.letterCase()) {
            case NONE -> text;
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case CAPITALIZE -> capitalize(text);
        };
        if (style.width() > 0) {
            int length = Ansi.visibleLength(text);
            text = style.width() < length
                    ? Ansi.truncate(text, style.width())
                    : text + " ".repeat(style.width() - length);
        }
        return color(style, style.prefix() + align(style.align(), text) + style.suffix(), preset);
    }

    private String color(Style style, String text, OptionalInt preset) {
        Color color = style.color();
        if (color instanceof Color.None) {
            return text;
        }
        if (!colors || color instanceof Color.Disable) {
            return Ansi.strip(text);
        }
        if (color instanceof Color.Gradient) {
            return Ansi.colored(text, gradient.computeIfAbsent(text, _ -> GRADIENT[gradient.size() % GRADIENT.length]));
        }
        if (color instanceof Color.Palette palette) {
            return Ansi.colored(text, palette.index());
        }
        return preset.isPresent() ? Ansi.colored(text, preset.getAsInt()) : text;
    }

    private static String align(Style.Align align, String text) {
        if (align == Style.Align.NONE) {
            return text;
        }
        String bare = text.strip();
        int blanks = text.length() - bare.length();
        return switch (align) {
            case NONE -> text;
            case LEFT -> bare + " ".repeat(blanks);
            case RIGHT -> " ".repeat(blanks) + bare;
            case CENTER -> " ".repeat(blanks - blanks / 2) + bare + " ".repeat(blanks / 2);
        };
    }

    private static String capitalize(String text) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = !Character.isLetterOrDigit(c);
        }
        return out.toString();
    }

    /** The inside of a JSON string. */
    private static String escape(String text) {
        String quoted = JsonValues.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
