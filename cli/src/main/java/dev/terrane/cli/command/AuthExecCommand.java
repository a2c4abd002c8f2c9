package dev.terrane.cli.command;

import dev.terrane.cli.option.UsageException;
import dev.terrane.run.unit.UnitException;
import java.util.List;

/** `auth exec`: any program under the identity of a unit, which is delivered and renewed as for OpenTofu/Terraform. */
final class AuthExecCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        List<String> words = invocation.line().allWords();
        if (words.isEmpty()) {
            throw new UsageException("the program to run is missing", "as in `terrane auth exec -- aws s3 ls`");
        }
        try (AuthUnits units = new AuthUnits(invocation, List.of())) {
            AuthUnits.Target target = units.one();
            try {
                return units.identities().exec(target.file(), AuthUnits.purpose(invocation), words);
            } catch (UnitException e) {
                invocation.log().error(e.message());
                return e.exitCode();
            }
        }
    }
}
