package dev.terrane.run.unit;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.version.Version;
import dev.terrane.run.World;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.source.Downloader;
import java.util.function.Supplier;

/**
 * What a run is set up with; the `cli` module makes it, one a run.
 *
 * @param events where everything that happens is told
 * @param log speaks on that stream
 * @param identities asked for when the first unit needs one; the run does not close them
 * @param session the files that have been read
 * @param interruption hears of signals
 * @param downloader gets sources by http
 * @param terragrunt the version of Terragrunt that `terragrunt_version_constraint` is held against
 */
public record RunSetup(World world, EventStream events, Log log, Supplier<AwsIdentities> identities,
        ConfigSession session,
        Interruption interruption, Downloader downloader, Version terragrunt) {

    /** The same with other files. */
    public RunSetup withSession(ConfigSession other) {
        return new RunSetup(world, events, log, identities, other, interruption, downloader, terragrunt);
    }
}
