package dev.terrane.run.log;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A part of a log format: a value of the record, or fixed text, and how it is shown. */
record Placeholder(Field field, Style style) {

    /** What a placeholder stands for. */
    enum Field {
        INTERVAL("interval"),
        TIME("time"),
        LEVEL("level"),
        MESSAGE("msg"),
        PREFIX("prefix"),
        PROGRAM("tf-path"),
        ARGUMENTS("tf-command-args"),
        COMMAND("tf-command"),
        TEXT("");

        private final String label;

        Field(String label) {
            this.label = label;
        }

        static Optional<Field> of(String label) {
            return named().stream().filter(field -> field.label.equals(label)).findFirst();
        }

        static List<Field> named() {
            return Arrays.stream(values()).filter(field -> field != TEXT).toList();
        }

        String label() {
            return label;
        }
    }

    static Placeholder text(String content) {
        return new Placeholder(Field.TEXT, Style.PLAIN.withContent(content));
    }

    /** A value as it is shown where the format says nothing about it. */
    static Placeholder of(Field field) {
        return new Placeholder(field, field == Field.TIME ? Style.PLAIN.withTime(new TimeForm("H:i:sv")) : Style.PLAIN);
    }
}
