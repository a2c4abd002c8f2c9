package dev.terrane.run.log;

import dev.terrane.run.log.Placeholder.Field;
import dev.terrane.run.log.Style.Case;
import dev.terrane.run.log.Style.Color;
import dev.terrane.run.log.Style.PathForm;
import java.util.List;
import java.util.Optional;

/** The form of a log line: a preset (`pretty`, `bare`, `key-value`, `json`) or the user's own. */
public final class LogFormat {
    public static final LogFormat PRETTY = new LogFormat("pretty",
            List.of(styled(Field.TIME, Placeholder.of(Field.TIME).style().withColor(new Color.Palette(8))),
                    Placeholder.text(" "),
                    styled(Field.LEVEL, Style.PLAIN.withWidth(6).withCase(Case.UPPER).withColor(new Color.Preset())),
                    Placeholder.text(" "),
                    styled(Field.PREFIX,
                            Style.PLAIN.withPath(PathForm.SHORT_RELATIVE).withPrefix("[").withSuffix("] ")
                                    .withColor(new Color.Gradient())),
                    styled(Field.PROGRAM,
                            Style.PLAIN.withPath(PathForm.FILENAME).withSuffix(": ").withColor(new Color.Palette(6))),
                    Placeholder.of(Field.MESSAGE)));
    public static final LogFormat BARE = new LogFormat("bare",
            List.of(styled(Field.LEVEL, Style.PLAIN.withWidth(4).withCase(Case.UPPER)),
                    styled(Field.INTERVAL, Style.PLAIN.withPrefix("[").withSuffix("]")), Placeholder.text(" "),
                    Placeholder.of(Field.MESSAGE),
                    styled(Field.PREFIX,
                            Style.PLAIN.withPath(PathForm.SHORT).withPrefix("\t prefix=[").withSuffix("] "))));
    public static final LogFormat KEY_VALUE = new LogFormat("key-value",
            List.of(styled(Field.TIME, Style.PLAIN.withPrefix("time=").withTime(new TimeForm("rfc3339"))),
                    styled(Field.LEVEL, Style.PLAIN.withPrefix(" level=")),
                    styled(Field.PREFIX, Style.PLAIN.withPath(PathForm.SHORT_RELATIVE).withPrefix(" prefix=")),
                    styled(Field.PROGRAM, Style.PLAIN.withPath(PathForm.FILENAME).withPrefix(" tf-path=")),
                    styled(Field.MESSAGE, Style.PLAIN.withPrefix(" msg=").withColor(new Color.Disable()))));
    public static final LogFormat JSON = new LogFormat("json", List.of(Placeholder.text("{"),
            styled(Field.TIME, json("\"time\":\"", "\"").withTime(new TimeForm("rfc3339"))),
            styled(Field.LEVEL, json(", \"level\":\"", "\"")), styled(Field.PREFIX, json(", \"working-dir\":\"", "\"")),
            styled(Field.PROGRAM, json(", \"tf-path\":\"", "\"").withPath(PathForm.FILENAME)),
            styled(Field.ARGUMENTS, json(", \"tf-command-args\":[", "]")),
            styled(Field.MESSAGE, json(", \"msg\":\"", "\"")),
            Placeholder.text("}")));

    private final String name;
    private final List<Placeholder> placeholders;

    private LogFormat(String name, List<Placeholder> placeholders) {
        this.name = name;
        this.placeholders = placeholders;
    }

    /** The presets' names, in the order in which help shows them. */
    public static List<String> presets() {
        return List.of("pretty", "bare", "key-value", "json");
    }

    /** The preset of that name. */
    public static Optional<LogFormat> preset(String name) {
        return switch (name) {
            case "pretty" -> Optional.of(PRETTY);
            case "bare" -> Optional.of(BARE);
            case "key-value" -> Optional.of(KEY_VALUE);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    /** The format that `--log-custom-format` describes. */
    public static LogFormat custom(String text) throws LogFormatException {
        return new LogFormat("custom", LogFormatParser.parse(text));
    }

    /** Whether children's output is passed on as it is with this format. */
    public boolean forwardsStdout() {
        return name.equals("bare");
    }

    List<Placeholder> placeholders() {
        return placeholders;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Placeholder styled(Field field, Style style) {
        return new Placeholder(field, style);
    }

    private static Style json(String prefix, String suffix) {
        return Style.PLAIN.withJson(true).withPrefix(prefix).withSuffix(suffix);
    }
}
