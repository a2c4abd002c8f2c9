package dev.terrane.run.log;

import dev.terrane.run.log.Placeholder.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a custom log format: text in which `%name` stands for a value, `%name(option=value, …)` for a value shown in a certain way,
 * `%(content='…')` for fixed text, and `%%`, `%t`, `%n` for a percent sign, a tab and a line break. The longest name that fits is taken.
 */
final class LogFormatParser {
    private static final List<String> COMMON = List.of("content", "escape", "case", "width", "align", "prefix",
            "suffix", "color");

    private final String text;
    private int position;

    private LogFormatParser(String text) {
        this.text = text;
    }

    static List<Placeholder> parse(String text) throws LogFormatException {
        return new LogFormatParser(text).placeholders();
    }

    private List<Placeholder> placeholders() throws LogFormatException {
        ArrayList<Placeholder> out = new ArrayList<Placeholder>();
        while (position < text.length()) {
            int sign = text.indexOf('%', position);
            int end = sign < 0 ? text.length() : sign;
            if (end > position) {
                out.add(Placeholder.text(text.substring(position, end)));
            }
            position = end;
            if (sign >= 0) {
                position++;
                out.add(options(placeholder()));
            }
        }
        return out;
    }

    private Placeholder placeholder() throws LogFormatException {
        int start = position;
        int end = position;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        for (int stop = end; stop > position; stop--) {
            Optional<Field> field = Field.of(text.substring(position, stop));
            if (field.isPresent()) {
                position = stop;
                return Placeholder.of(field.get());
            }
        }
        char next = position < text.length() ? text.charAt(position) : '\0';
        if (next != '(' && next != ' ') {
            position++;
        }
        return switch (next) {
            case '(' -> Placeholder.text("");
            case ' ', '%' -> Placeholder.text("%");
            case 't' -> Placeholder.text("\t");
            case 'n' -> Placeholder.text("\n");
            default -> throw new LogFormatException(
                    "invalid placeholder name \"" + text.substring(start, end) + "\", available names: "
                            + Field.named().stream().map(Field::label).collect(Collectors.joining(",")));
        };
    }

    private Placeholder options(Placeholder placeholder) throws LogFormatException {
        if (position >= text.length() || text.charAt(position) != '(') {
            return placeholder;
        }
        position++;
        Style style = placeholder.style();
        while (true) {
            skipBlanks();
            if (position < text.length() && text.charAt(position) == ')') {
                position++;
                return new Placeholder(placeholder.field(), style);
            }
            if (position < text.length() && text.charAt(position) == ',') {
                position++;
            }
            style = option(placeholder.field(), style);
        }
    }

    private Style option(Field field, Style style) throws LogFormatException {
        int equals = text.indexOf('=', position);
        if (equals < 0) {
            throw fault(field, "invalid option syntax \"" + text.substring(position) + "\"");
        }
        String name = text.substring(position, equals).strip();
        if (name.isEmpty()) {
            throw fault(field, "empty option name \"" + text.substring(position) + "\"");
        }
        List<String> names = names(field);
        if (!names.contains(name)) {
            throw fault(field, "invalid option name \"" + name + "\", available names: " + String.join(",", names));
        }
        position = equals + 1;
        String value = value(field);
        try {
            return apply(field, style, name, value);
        } catch (LogFormatException e) {
            throw fault(field, "option \"" + name + "\", invalid value \"" + value + "\", " + e.getMessage());
        }
    }

    private String value(Field field) throws LogFormatException {
        char quote = 0;
        for (int i = position; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote && text.charAt(i - 1) != '\\') {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ',' || c == ')') {
                String value = text.substring(position, i).strip();
                position = i;
                return trim(trim(value, '\''), '"');
            }
        }
        throw fault(field, "invalid option syntax \"" + text.substring(position) + "\"");
    }

    private static List<String> names(Field field) {
        ArrayList<String> names = new ArrayList<String>();
        switch (field) {
            case TIME, LEVEL -> names.add("format");
            case MESSAGE, PREFIX, PROGRAM, ARGUMENTS, COMMAND -> names.add("path");
            case INTERVAL, TEXT -> {
            }
        }
        names.addAll(COMMON);
        return names;
    }

    private static Style apply(Field field, Style style, String name, String value) throws LogFormatException {
        return switch (name) {
            case "format" -> field == Field.TIME
                    ? style.withTime(new TimeForm(value))
                    : style.withLevel(Style.choice(Style.LevelForm.values(), value, true));
            case "path" -> style.withPath(Style.choice(pathForms(field), value, false));
            case "content" -> style.withContent(value);
            case "escape" -> {
                if (!value.equals("json")) {
                    throw new LogFormatException("available values: json");
                }
                yield style.withJson(true);
            }
            case "case" -> style.withCase(Style.choice(Style.Case.values(), value, false));
            case "width" -> style.withWidth(number(value));
            case "align" -> style.withAlign(Style.choice(Style.Align.values(), value, false));
            case "prefix" -> style.withPrefix(value);
            case "suffix" -> style.withSuffix(value);
            default -> style.withColor(Style.color(value));
        };
    }

    private static Style.PathForm[] pathForms(Field field) {
        return switch (field) {
            case MESSAGE -> new Style.PathForm[]{Style.PathForm.NONE, Style.PathForm.RELATIVE};
            case PREFIX ->
                new Style.PathForm[]{Style.PathForm.NONE, Style.PathForm.RELATIVE, Style.PathForm.SHORT_RELATIVE,
                    Style.PathForm.SHORT};
            case PROGRAM -> new Style.PathForm[]{Style.PathForm.NONE, Style.PathForm.FILENAME, Style.PathForm.DIR};
            default -> Style.PathForm.values();
        };
    }

    private static int number(String value) throws LogFormatException {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new LogFormatException("incorrect option value: " + value);
        }
    }

    private static String trim(String value, char quote) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) == quote) {
            start++;
        }
        while (end > start && value.charAt(end - 1) == quote) {
            end--;
        }
        return value.substring(start, end);
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private static LogFormatException fault(Field field, String problem) {
        return new LogFormatException("placeholder \"" + field.label() + "\", " + problem);
    }

    private static boolean isNameCharacter(char c) {
        return c == '-' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
