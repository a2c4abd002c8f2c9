package dev.terrane.cli.command;

import dev.terrane.cli.World;
import dev.terrane.cli.help.HelpPage;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandName;
import java.util.Optional;

/** Prints help for the program, or for the command that the line names: `plan --help`, `help plan`, `hcl`. */
public final class Help implements Command {
    @Override
    public int run(CommandLine line, World world) {
        var command = line.command();
        if (command == CommandName.HELP)
            for (var word : line.words()) {
                var above = command == CommandName.HELP ? Optional.<CommandName>empty() : Optional.of(command);
                command = CommandName.find(above, word).orElse(command);
            }
        else if (command.isGroup() && !line.words().isEmpty())
            world.err().println("`" + command.written() + "` has no command `" + line.words().getFirst() + "`");
        world.out().print(new HelpPage(world.program()).of(command));
        return 0;
    }
}
