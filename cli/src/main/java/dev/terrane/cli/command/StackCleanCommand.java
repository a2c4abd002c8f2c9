package dev.terrane.cli.command;

import dev.terrane.run.stack.StackCleaner;

/** `stack clean`: deletes what generation has put into `.terragrunt-stack` folders. */
final class StackCleanCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        StackCleaner cleaner = new StackCleaner(invocation.log(), invocation.world().cache());
        return cleaner.clean(invocation.directory()) ? 0 : 1;
    }
}
