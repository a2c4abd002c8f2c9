package dev.terrane.cli.command;

import dev.terrane.cli.help.Completion;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.UsageException;

/** Prints the completion script of a shell, to be read by its start-up file. */
final class CompletionCommand implements Command {
    @Override
    public int run(Invocation invocation) {
        if (invocation.line().words().size() != 1
                || !Completion.shells().contains(invocation.line().words().getFirst())) {
            throw new UsageException("`completion` needs the name of a shell",
                    "one of " + String.join(", ", Completion.shells()));
        }
        invocation.launch().out().print(Completion.script(invocation.line().words().getFirst()));
        return 0;
    }
}
