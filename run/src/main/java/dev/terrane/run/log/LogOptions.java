package dev.terrane.run.log;

import java.nio.file.Path;

/**
 * What the command line says about logs.
 *
 * @param level the least important level that is shown
 * @param disabled no logs at all (`--log-disable`); children's output is then passed on as it is
 * @param format one of the presets or the user's own
 * @param absolutePaths paths are not shortened (`--log-show-abs-paths`)
 * @param colors false with `--no-color`
 */
public record LogOptions(LogLevel level, boolean disabled, LogFormat format, boolean absolutePaths, boolean colors) {
    public static final LogOptions DEFAULT = new LogOptions(LogLevel.INFO, false, LogFormat.PRETTY, false, true);

    /** The folder that paths in messages are relative to; an empty path where they are not shortened. */
    public Path shownFrom(Path workingDirectory) {
        return absolutePaths ? Path.of("") : workingDirectory;
    }
}
