package dev.terrane.cli.command;

import dev.terrane.cli.option.FleetFlags;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.BackendsRunner;
import dev.terrane.run.unit.UnitRunner;
import java.nio.file.Path;
import java.util.List;

/** `backend bootstrap`: makes the bucket and the lock table of a unit's state, or of all units below. */
final class BackendBootstrapCommand implements Command {
    /** The state is used as by an `init`. */
    private static final TerraformArguments INIT = TerraformArguments.parse(List.of("init"));

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation).withCommand(INIT);
        if (invocation.options().isOn(FleetFlags.ALL_UNITS)) {
            return all(invocation, options);
        }
        try (RunSession session = new RunSession(invocation)) {
            return new UnitRunner(session.setup(), options).bootstrapBackend();
        }
    }

    private static int all(Invocation invocation, RunOptions options) {
        try (Discovery discovery = new Discovery(invocation, true, FilterOptions.of(invocation));
                RunSession session = new RunSession(invocation)) {
            List<Path> files = discovery.selected().stream().filter(node -> node.kind() == Component.Kind.UNIT)
                    .map(Repository.Node::file).toList();
            return new BackendsRunner(session.setup(), options).run(files);
        }
    }
}
