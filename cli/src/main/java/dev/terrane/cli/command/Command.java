package dev.terrane.cli.command;

import dev.terrane.cli.World;
import dev.terrane.cli.option.CommandLine;

/** One command of the program. */
public interface Command {

    /**
     * Does what `line` says.
     *
     * @return the code with which the process ends
     * @throws dev.terrane.cli.option.UsageException where the line cannot be meant
     */
    int run(CommandLine line, World world);
}
