package dev.terrane.cli.command;

import dev.terrane.cli.option.UnitFlags;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.UnitRunner;
import java.util.List;
import java.util.stream.Stream;

/** `exec`: any program with a unit's inputs, identity and hooks. */
final class ExecCommand implements Command {
    /** What a configuration sees as the command of OpenTofu/Terraform. */
    private static final String EXEC = "exec";

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.line().allWords();
        if (words.isEmpty()) {
            return Help.print(invocation.line(), invocation.launch());
        }
        RunOptions options = RunOptionsReader.read(invocation).withCommand(
                TerraformArguments.parse(Stream.concat(Stream.of(EXEC), words.stream()).toList()));
        try (RunSession session = new RunSession(invocation)) {
            return new UnitRunner(session.setup(), options).exec(words,
                    invocation.options().isOn(UnitFlags.IN_DOWNLOAD_DIR));
        }
    }
}
