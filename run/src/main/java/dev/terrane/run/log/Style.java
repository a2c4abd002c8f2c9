package dev.terrane.run.log;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the value of a placeholder is changed before it is shown; applied in the order of the components, the colour last. */
record Style(PathForm path, Optional<TimeForm> time, LevelForm levelForm, String content, boolean json, Case letterCase,
        int width,
        Align align, String prefix, String suffix, Color color) {

    static final Style PLAIN = new Style(PathForm.NONE, Optional.empty(), LevelForm.FULL, "", false, Case.NONE, 0,
            Align.NONE, "", "",
            new Color.None());

    enum PathForm {
        NONE, RELATIVE, SHORT_RELATIVE, SHORT, FILENAME, DIR
    }

    enum LevelForm {
        FULL, SHORT, TINY
    }

    enum Case {
        NONE, UPPER, LOWER, CAPITALIZE
    }

    enum Align {
        NONE, LEFT, CENTER, RIGHT
    }

    sealed interface Color {
        /** The text as it is, with the colours it may have. */
        record None() implements Color {}

        /** No colours, even those the text has. */
        record Disable() implements Color {}

        /** A colour of its own for each text. */
        record Gradient() implements Color {}

        /** The colour that fits the value, as red for errors. */
        record Preset() implements Color {}

        record Palette(int index) implements Color {}
    }

    private static final Map<String, Integer> BASIC = Map.of("black", 0, "red", 1, "green", 2, "yellow", 3, "blue", 4,
            "magenta", 5, "cyan",
            6, "white", 7);

    Style withPath(PathForm value) {
        return new Style(value, time, levelForm, content, json, letterCase, width, align, prefix, suffix, color);
    }

    Style withTime(TimeForm value) {
        return new Style(path, Optional.of(value), levelForm, content, json, letterCase, width, align, prefix, suffix,
                color);
    }

    Style withLevel(LevelForm value) {
        return new Style(path, time, value, content, json, letterCase, width, align, prefix, suffix, color);
    }

    Style withContent(String value) {
        return new Style(path, time, levelForm, value, json, letterCase, width, align, prefix, suffix, color);
    }

    Style withJson(boolean value) {
        return new Style(path, time, levelForm, content, value, letterCase, width, align, prefix, suffix, color);
    }

    Style withCase(Case value) {
        return new Style(path, time, levelForm, content, json, value, width, align, prefix, suffix, color);
    }

    Style withWidth(int value) {
        return new Style(path, time, levelForm, content, json, letterCase, value, align, prefix, suffix, color);
    }

    Style withAlign(Align value) {
        return new Style(path, time, levelForm, content, json, letterCase, width, value, prefix, suffix, color);
    }

    Style withPrefix(String value) {
        return new Style(path, time, levelForm, content, json, letterCase, width, align, value, suffix, color);
    }

    Style withSuffix(String value) {
        return new Style(path, time, levelForm, content, json, letterCase, width, align, prefix, value, color);
    }

    Style withColor(Color value) {
        return new Style(path, time, levelForm, content, json, letterCase, width, align, prefix, suffix, value);
    }

    static Color color(String text) throws LogFormatException {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty() && text.length() <= 3
                && Integer.parseInt(text) <= 255) {
            return new Color.Palette(Integer.parseInt(text));
        }
        TreeMap<String, Color> names = new TreeMap<String, Color>();
        BASIC.forEach((name, index) -> {
            names.put(name, new Color.Palette(index));
            names.put("light-" + name, new Color.Palette(index + 8));
        });
        names.put("disable", new Color.Disable());
        names.put("gradient", new Color.Gradient());
        names.put("preset", new Color.Preset());
        Color color = names.get(text);
        if (color == null) {
            throw new LogFormatException("available values: 0..255," + String.join(",", names.keySet()));
        }
        return color;
    }

    /** The constant whose name is `text`; the first constant stands for nothing and has no name that could be written. */
    static <E extends Enum<E>> E choice(E[] values, String text, boolean firstHasName) throws LogFormatException {
        TreeSet<String> names = new TreeSet<String>();
        for (E value : values) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (value == values[0] && !firstHasName) {
                continue;
            }
            if (name.equals(text)) {
                return value;
            }
            names.add(name);
        }
        throw new LogFormatException("available values: " + String.join(",", names));
    }
}
