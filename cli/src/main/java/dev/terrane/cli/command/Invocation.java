package dev.terrane.cli.command;

import dev.terrane.cli.Launch;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.Modes;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.run.World;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogOptions;
import java.nio.file.Path;

/**
 * What a command gets.
 *
 * @param launch how the process was started
 * @param line what the command line says
 * @param modes the experiments and strict controls that are on
 * @param directory the absolute folder to work in
 * @param logOptions what the command line says about the log
 * @param log the log
 */
public record Invocation(Launch launch, CommandLine line, Modes modes, Path directory, LogOptions logOptions, Log log) {

    /** The same in another folder. */
    Invocation in(Path folder) {
        return new Invocation(launch, line, modes, folder, logOptions, log);
    }

    public OptionValues options() {
        return line.options();
    }

    public World world() {
        return launch.world();
    }
}
