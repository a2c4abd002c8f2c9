package dev.terrane.cli.command;

import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.Units;
import java.util.List;
import java.util.Optional;

/** The outputs of dependencies for a command that only reads. A run is set up when the first outputs are asked for, and not before. */
final class OutputsOnDemand implements DependencyOutputs, AutoCloseable {

    private final Invocation invocation;
    private final ConfigSession session;
    private final String command;
    private Optional<Open> open = Optional.empty();

    /**
     * @param session the files that have been read
     * @param command the command that asks
     */
    OutputsOnDemand(Invocation invocation, ConfigSession session, String command) {
        this.invocation = invocation;
        this.session = session;
        this.command = command;
    }

    private record Open(RunSession run, Units units) implements AutoCloseable {
        @Override
        public void close() {
            units.close();
            run.close();
        }
    }

    @Override
    public Result read(Request request) throws OutputsFailure {
        return units().services().outputs().read(request);
    }

    private synchronized Units units() {
        if (open.isEmpty()) {
            RunSession run = new RunSession(invocation);
            open = Optional.of(new Open(run, new Units(run.setup().withSession(session),
                    RunOptionsReader.read(invocation).withCommand(TerraformArguments.parse(List.of(command))),
                    Group.SHARED)));
        }
        return open.get().units();
    }

    @Override
    public synchronized void close() {
        open.ifPresent(Open::close);
    }
}
