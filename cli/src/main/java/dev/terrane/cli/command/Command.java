package dev.terrane.cli.command;

/** One command of the program. */
@FunctionalInterface
public interface Command {

    /**
     * Does what the command line says.
     *
     * @return the code with which the process ends
     * @throws dev.terrane.cli.option.UsageException where the line cannot be meant
     */
    int run(Invocation invocation);
}
