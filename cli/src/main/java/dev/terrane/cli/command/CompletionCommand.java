package dev.terrane.cli.command;

import dev.terrane.cli.World;
import dev.terrane.cli.help.Completion;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.UsageException;

/** Prints the completion script of a shell, to be read by its start-up file. */
final class CompletionCommand implements Command {
    @Override
    public int run(CommandLine line, World world) {
        if (line.words().size() != 1 || !Completion.shells().contains(line.words().getFirst()))
            throw new UsageException("`completion` needs the name of a shell",
                    "one of " + String.join(", ", Completion.shells()));
        world.out().print(Completion.script(line.words().getFirst()));
        return 0;
    }
}
