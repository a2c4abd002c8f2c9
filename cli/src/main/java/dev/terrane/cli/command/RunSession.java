package dev.terrane.cli.command;

import dev.terrane.aws.http.Connections;
import dev.terrane.aws.http.Proxies;
import dev.terrane.cli.identity.Identities;
import dev.terrane.run.World;
import dev.terrane.run.event.EventPrinter;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.source.HttpDownloader;
import dev.terrane.run.source.Netrc;
import dev.terrane.run.unit.RunSetup;

/** What one run is set up with, for as long as it lasts. */
final class RunSession implements AutoCloseable {
    private static final dev.terrane.config.version.Version COMPATIBLE = dev.terrane.config.version.Version
            .parse(Version.TERRAGRUNT).orElseThrow();

    private final Interruption interruption;
    private final Identities identities;
    private final RunSetup setup;
    private final Invocation invocation;

    RunSession(Invocation invocation) {
        this.invocation = invocation;
        World world = invocation.world();
        EventStream events = new EventStream();
        events.addReader(
                new EventPrinter(LogSetup.sink(invocation.logOptions(), invocation.launch(), invocation.directory()),
                        world.terminal().output(), world.terminal().error()));
        this.identities = new Identities(invocation.launch(), invocation.options(), invocation.directory(),
                invocation.log());
        this.interruption = new Interruption(world.signals());
        interruption.onFirst(() -> invocation.log()
                .warn("Interrupted: what runs is told to end its step, and nothing else begins."));
        Connections connections = new Connections(new Proxies(world.environment()),
                () -> identities.get().trust());
        Log log = new Log(record -> events.publish(new RunEvent.Said(record)), world.clock(),
                invocation.logOptions().level());
        this.setup = new RunSetup(world, events, log, identities, ConfigContexts.session(invocation), interruption,
                new HttpDownloader(connections, Netrc.of(world.environment(), world.home())), COMPATIBLE);
    }

    RunSetup setup() {
        return setup;
    }

    /** The same with nothing read yet, for work that changes what others will read. */
    RunSetup ofItsOwn() {
        return setup.withSession(ConfigContexts.session(invocation));
    }

    @Override
    public void close() {
        interruption.close();
        identities.close();
    }
}
