package dev.terrane.cli.command;

import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.option.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command works: `--working-dir`, which may also name a configuration file in the folder that is meant. */
public final class WorkingDirectory {
    private WorkingDirectory() {}

    /** The absolute folder; relative ones begin at `start`. */
    public static Path of(OptionValues options, Path start) {
        Optional<Setting<String>> given = options.setting(GlobalFlags.WORKING_DIR);
        if (given.isEmpty()) {
            return start;
        }
        Path path = start.resolve(given.get().value()).normalize();
        if (Files.isDirectory(path)) {
            return path;
        }
        if (Files.isRegularFile(path)) {
            return path.resolveSibling("").normalize();
        }
        throw new UsageException("the folder `" + given.get().value() + "` does not exist",
                "`" + given.get().origin().describe() + "` names it");
    }

    /** The absolute path of the configuration file that the user names. */
    public static Optional<Path> configFile(OptionValues options, Path start) {
        Optional<Path> named = options.get(UnitFlags.CONFIG)
                .map(config -> of(options, start).resolve(config).normalize());
        return named.or(() -> options.get(GlobalFlags.WORKING_DIR).map(given -> start.resolve(given).normalize())
                .filter(Files::isRegularFile));
    }
}
