package dev.terrane.cli.command;

import dev.terrane.cli.option.UsageException;
import dev.terrane.run.RunOptions;

/** `stack run`: generates stacks and runs a command in all units below the folder. */
final class StackRunCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation);
        if (options.command().command().isEmpty()) {
            throw new UsageException("a command of OpenTofu/Terraform is missing", "as in `terragrunt stack run plan`");
        }
        return RunCommand.many(invocation, options, RunCommand.filters(invocation));
    }
}
