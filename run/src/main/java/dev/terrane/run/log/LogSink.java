package dev.terrane.run.log;

/** Takes log records, from any thread. */
@FunctionalInterface
public interface LogSink {
    void accept(LogRecord record);
}
