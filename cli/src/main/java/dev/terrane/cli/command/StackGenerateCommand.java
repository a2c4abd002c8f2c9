package dev.terrane.cli.command;

import dev.terrane.run.RunOptions;
import dev.terrane.run.stack.StackGenerator;

/** `stack generate`: writes the units and stacks that stack files describe. */
final class StackGenerateCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation);
        try (RunSession session = new RunSession(invocation)) {
            StackGenerator.Result result = new Stacks(invocation, options, RunCommand.filters(invocation), session)
                    .generate();
            if (!result.found()) {
                invocation.log().warn(
                        "No stack files found in " + invocation.directory() + ". There is nothing to generate.");
            }
            return result.exitCode();
        }
    }
}
