package dev.terrane.run.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Levels of log records, the most important first. A record is shown where its level is at most the one that was asked for. */
public enum LogLevel {
    /** Lines of a child's standard error. */
    STDERR("std", "s"),
    /** Lines of a child's standard output. */
    STDOUT("std", "s"),
    ERROR("err", "e"),
    WARN("wrn", "w"),
    INFO("inf", "i"),
    DEBUG("deb", "d"),
    TRACE("trc", "t");

    private final String shortName;
    private final String tinyName;

    LogLevel(String shortName, String tinyName) {
        this.shortName = shortName;
        this.tinyName = tinyName;
    }

    /** The level's name, in any case. */
    public static Optional<LogLevel> parse(String name) {
        return Arrays.stream(values()).filter(level -> level.fullName().equalsIgnoreCase(name)).findFirst();
    }

    public String fullName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Three letters. */
    public String shortName() {
        return shortName;
    }

    /** One letter. */
    public String tinyName() {
        return tinyName;
    }
}
