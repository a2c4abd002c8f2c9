package dev.terrane.run.log;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where code says what it does. A value: the same sink can be spoken to on behalf of several units. Safe for use by several threads. */
public final class Log {
    private final LogSink sink;
    private final InstantSource clock;
    private final LogLevel level;
    private final Optional<String> directory;
    private final Optional<LogRecord.Call> call;

    /** @param level records less important than this are not made */
    public Log(LogSink sink, InstantSource clock, LogLevel level) {
        this(sink, clock, level, Optional.empty(), Optional.empty());
    }

    private Log(LogSink sink, InstantSource clock, LogLevel level, Optional<String> directory,
            Optional<LogRecord.Call> call) {
        this.sink = sink;
        this.clock = clock;
        this.level = level;
        this.directory = directory;
        this.call = call;
    }

    /** A log that says nothing. */
    public static Log silent(InstantSource clock) {
        return new Log(_ -> {
        }, clock, LogLevel.STDERR);
    }

    /** The same log on behalf of the unit in `folder`. */
    public Log about(Path folder) {
        return new Log(sink, clock, level, Optional.of(folder.toString()), call);
    }

    /** The same log for somebody whose lines begin with `name`, if he has one. */
    public Log about(Optional<String> name) {
        return new Log(sink, clock, level, name, call);
    }

    /** The same log for the output of a call of OpenTofu/Terraform. */
    public Log of(LogRecord.Call output) {
        return new Log(sink, clock, level, directory, Optional.of(output));
    }

    public boolean shows(LogLevel wanted) {
        return wanted.compareTo(level) <= 0;
    }

    public void error(String message) {
        log(LogLevel.ERROR, message);
    }

    public void warn(String message) {
        log(LogLevel.WARN, message);
    }

    public void info(String message) {
        log(LogLevel.INFO, message);
    }

    public void debug(String message) {
        log(LogLevel.DEBUG, message);
    }

    public void trace(String message) {
        log(LogLevel.TRACE, message);
    }

    public void log(LogLevel at, String message) {
        log(clock.instant(), at, message);
    }

    public void log(Instant time, LogLevel at, String message) {
        if (shows(at)) {
            sink.accept(new LogRecord(time, at, message, directory, call));
        }
    }
}
