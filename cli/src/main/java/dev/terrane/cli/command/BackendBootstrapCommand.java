package dev.terrane.cli.command;

import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.UnitRunner;
import java.util.List;

/** `backend bootstrap`: makes the bucket and the lock table of a unit's state. */
final class BackendBootstrapCommand implements Command {
    /** The state is used as by an `init`. */
    private static final TerraformArguments INIT = TerraformArguments.parse(List.of("init"));

    @Override
    public int run(Invocation invocation) {
        if (invocation.options().isOn(FleetFlags.ALL_UNITS)) {
            throw new UsageException("`backend bootstrap --all` is not built yet",
                    "say `run --all --backend-bootstrap init`");
        }
        RunOptions options = RunOptionsReader.read(invocation).withCommand(INIT);
        try (RunSession session = new RunSession(invocation)) {
            return new UnitRunner(session.setup(), options).bootstrapBackend();
        }
    }
}
