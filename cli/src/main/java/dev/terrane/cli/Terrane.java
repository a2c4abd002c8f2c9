package dev.terrane.cli;

import dev.terrane.cli.command.Commands;
import dev.terrane.cli.command.Help;
import dev.terrane.cli.command.Version;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandLineParser;
import dev.terrane.cli.option.GlobalFlags;
import dev.terrane.cli.option.UsageException;
import java.util.List;

/** The program: reads a command line, runs its command, and says with which code the process should end. */
public final class Terrane {
    private static final int FAILURE = 1;

    private Terrane() {}

    /** Never throws for what a user did; what went wrong has been said on `world.err()` when it returns. */
    public static int run(List<String> arguments, World world) {
        try {
            return run(CommandLineParser.parse(arguments, world.environment()), world);
        } catch (UsageException e) {
            world.err().println("Error: " + e.getMessage());
            e.hint().ifPresent(hint -> world.err().println("  Hint: " + hint));
            return FAILURE;
        }
    }

    private static int run(CommandLine line, World world) {
        if (line.options().isOn(GlobalFlags.VERSION))
            return new Version().run(line, world);
        if (line.options().isOn(GlobalFlags.HELP))
            return new Help().run(line, world);
        return Commands.of(line.command()).run(line, world);
    }
}
