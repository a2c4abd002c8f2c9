package dev.terrane.cli.command;

import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.Launch;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.World;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogFormat;
import dev.terrane.run.log.LogFormatException;
import dev.terrane.run.log.LogFormatter;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogOptions;
import dev.terrane.run.log.LogPrinter;
import dev.terrane.run.log.LogRecord;
import dev.terrane.run.log.LogSink;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the log that the command line asks for. */
public final class LogSetup {
    private LogSetup() {}

    /** What the options say. The levels `fatal` and `panic`, which Terragrunt no longer has, turn the log off. */
    public static LogOptions options(OptionValues options) {
        String level = options.get(GlobalFlags.LOG_LEVEL).orElse("info");
        Optional<LogLevel> known = LogLevel.parse(level);
        return new LogOptions(known.orElse(LogLevel.ERROR), options.isOn(GlobalFlags.LOG_DISABLE) || known.isEmpty(),
                format(options), options.isOn(GlobalFlags.LOG_SHOW_ABS_PATHS), !options.isOn(GlobalFlags.NO_COLOR));
    }

    /** What is certain of a command line before it is read, and counts where it cannot be read. */
    public static LogOptions unread(List<String> arguments, Map<String, String> environment) {
        boolean plain = Stream.of("--", "-").map(dashes -> dashes + GlobalFlags.NO_COLOR.name())
                .anyMatch(arguments::contains)
                || GlobalFlags.NO_COLOR.variables().stream().anyMatch(name -> "true".equals(environment.get(name)));
        LogOptions usual = LogOptions.DEFAULT;
        return new LogOptions(usual.level(), usual.disabled(), usual.format(), usual.absolutePaths(), !plain);
    }

    private static LogFormat format(OptionValues options) {
        Optional<Setting<String>> custom = options.setting(GlobalFlags.LOG_CUSTOM_FORMAT);
        if (custom.isEmpty()) {
            return options.get(GlobalFlags.LOG_FORMAT).flatMap(LogFormat::preset).orElse(LogFormat.PRETTY);
        }
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
        if (options.disabled()) {
            return _ -> {};
        }
        return new Printer(options, launch, directory, launch.world().clock().instant());
    }

    /** Prints to the terminal. What that takes is made with the first record, while there is a child to wait for. */
    private static final class Printer implements LogSink {
        private final LogOptions options;
        private final Launch launch;
        private final Path directory;
        private final Instant start;
        private @Nullable LogSink printer;

        Printer(LogOptions options, Launch launch, Path directory, Instant start) {
            this.options = options;
            this.launch = launch;
            this.directory = directory;
            this.start = start;
        }

        @Override
        public void accept(LogRecord record) {
            printer().accept(record);
        }

        private synchronized LogSink printer() {
            LogSink made = printer;
            if (made == null) {
                World.Terminal terminal = launch.world().terminal();
                made = new LogPrinter(new LogFormatter(options, directory, start, launch.world().zone()),
                        terminal.output(), terminal.error());
                printer = made;
            }
            return made;
        }
    }
}
