package dev.terrane.cli.command;

import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.UnitRunner;
import java.util.List;

/** `exec`: any program with a unit's inputs, identity and hooks. */
final class ExecCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.line().allWords();
        if (words.isEmpty()) {
            throw new UsageException("the program to run is missing", "as in `terragrunt exec -- aws s3 ls`");
        }
        RunOptions options = RunOptionsReader.read(invocation).withCommand(
                new TerraformArguments(words.getFirst(), List.of(), List.of(), words.subList(1, words.size())));
        try (RunSession session = new RunSession(invocation)) {
            return new UnitRunner(session.setup(), options).exec(words,
                    invocation.options().isOn(UnitFlags.IN_DOWNLOAD_DIR));
        }
    }
}
