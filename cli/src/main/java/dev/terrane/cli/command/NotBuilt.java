package dev.terrane.cli.command;

import dev.terrane.cli.option.UsageException;

/** Stands for a command that is known and not there yet: says so by its name, rather than doing something else. */
final class NotBuilt implements Command {
    @Override
    public int run(Invocation invocation) {
        throw new UsageException(
                "`" + invocation.line().command().written() + "` is not built yet; see docs/differences.md");
    }
}
