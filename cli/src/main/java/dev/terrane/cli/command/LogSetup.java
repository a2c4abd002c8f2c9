package dev.terrane.cli.command;

import dev.terrane.cli.Launch;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogFormat;
import dev.terrane.run.log.LogFormatException;
import dev.terrane.run.log.LogFormatter;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogOptions;
import dev.terrane.run.log.LogPrinter;
import dev.terrane.run.log.LogSink;
import java.nio.file.Path;

/** Makes the log that the command line asks for. */
public final class LogSetup {
    private LogSetup() {}

    /** What the options say. The levels `fatal` and `panic`, which Terragrunt no longer has, turn the log off. */
    public static LogOptions options(OptionValues options) {
        var level = options.get(GlobalFlags.LOG_LEVEL).orElse("info");
        var known = LogLevel.parse(level);
        return new LogOptions(known.orElse(LogLevel.ERROR), options.isOn(GlobalFlags.LOG_DISABLE) || known.isEmpty(),
                format(options), options.isOn(GlobalFlags.LOG_SHOW_ABS_PATHS), !options.isOn(GlobalFlags.NO_COLOR));
    }

    private static LogFormat format(OptionValues options) {
        var custom = options.setting(GlobalFlags.LOG_CUSTOM_FORMAT);
        if (custom.isEmpty())
            return options.get(GlobalFlags.LOG_FORMAT).flatMap(LogFormat::preset).orElse(LogFormat.PRETTY);
        try {
            return LogFormat.custom(custom.get().value());
        } catch (LogFormatException e) {
            throw new UsageException("`" + custom.get().origin().describe() + "`: " + e.getMessage());
        }
    }

    /** A log with paths relative to `directory`. */
    public static Log log(LogOptions options, Launch launch, Path directory) {
        return new Log(sink(options, launch, directory), launch.world().clock(), options.level());
    }

    /** Where records go: to the terminal in the form that is asked for, or nowhere. */
    static LogSink sink(LogOptions options, Launch launch, Path directory) {
        if (options.disabled())
            return _ -> {};
        var formatter = new LogFormatter(options, directory, launch.world().clock().instant(), launch.world().zone());
        var terminal = launch.world().terminal();
        return new LogPrinter(formatter, terminal.output(), terminal.error());
    }
}
