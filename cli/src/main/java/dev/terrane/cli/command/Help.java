package dev.terrane.cli.command;

import dev.terrane.cli.Launch;
import dev.terrane.cli.help.HelpPage;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandName;
import java.util.Optional;

/** Prints help for the program, or for the command that the line names: `plan --help`, `help plan`, `hcl`. */
public final class Help implements Command {
    @Override
    public int run(Invocation invocation) {
        return print(invocation.line(), invocation.launch());
    }

    /** The same, where there is nothing but a line yet. */
    public static int print(CommandLine line, Launch launch) {
        CommandName command = line.command();
        if (command == CommandName.HELP) {
            command = named(line);
        } else if (command.isGroup() && !line.words().isEmpty()) {
            launch.err().println("`" + command.written() + "` has no command `" + line.words().getFirst() + "`");
        }
        launch.out().print(new HelpPage(launch.program()).of(command));
        return 0;
    }

    private static CommandName named(CommandLine line) {
        Optional<CommandName> command = Optional.empty();
        for (String word : line.words()) {
            command = CommandName.find(command, word).or(() -> Optional.of(CommandName.HELP));
        }
        return command.orElse(CommandName.HELP);
    }
}
