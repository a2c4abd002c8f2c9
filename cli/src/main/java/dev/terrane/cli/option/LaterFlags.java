package dev.terrane.cli.option;

import static dev.terrane.cli.option.Option.many;
import static dev.terrane.cli.option.Option.path;
import static dev.terrane.cli.option.Option.text;
import static dev.terrane.cli.option.Option.toggle;
import static dev.terrane.cli.option.Option.whole;

import java.util.List;
import java.util.Set;

/** Terragrunt's options for what Terrane does not have: known by name, so that nobody believes they worked. */
final class LaterFlags {
    private static final Set<CommandName> RUN_LIKE = CommandSets.RUN_LIKE;
    private static final String NO_CACHE_SERVER = "the provider cache server is not built yet; TF_PLUGIN_CACHE_DIR shares providers between"
            + " units";
    private static final String NO_ENGINE = "engines are not built yet";

    static final List<Option<?>> ALL = List.of(
            toggle("provider-cache").on(RUN_LIKE).old().refused(NO_CACHE_SERVER)
                    .help("Share providers through a server."),
            path("provider-cache-dir").on(RUN_LIKE).old().refused(NO_CACHE_SERVER).help("The server's folder."),
            text("provider-cache-hostname").on(RUN_LIKE).old().refused(NO_CACHE_SERVER).help("The server's host."),
            whole("provider-cache-port", 0).on(RUN_LIKE).old().refused(NO_CACHE_SERVER).help("The server's port."),
            text("provider-cache-token").on(RUN_LIKE).old().refused(NO_CACHE_SERVER).help("The server's token."),
            many("provider-cache-registry-names").on(RUN_LIKE).old().refused(NO_CACHE_SERVER)
                    .help("The registries it caches."),
            toggle("experimental-engine").on(RUN_LIKE).oldVariable("TERRAGRUNT_EXPERIMENTAL_ENGINE").refused(NO_ENGINE)
                    .help("Run through an engine."),
            path("engine-cache-path").on(RUN_LIKE).oldVariable("TERRAGRUNT_ENGINE_CACHE_PATH").hidden()
                    .help("No effect: there are no engines."),
            toggle("engine-skip-check").on(RUN_LIKE).oldVariable("TERRAGRUNT_ENGINE_SKIP_CHECK").hidden()
                    .help("No effect: there are no engines."),
            text("engine-log-level").on(RUN_LIKE).oldVariable("TERRAGRUNT_ENGINE_LOG_LEVEL").hidden()
                    .help("No effect: there are no engines."),
            toggle("no-engine").on(RUN_LIKE).hidden().help("No effect: there are no engines."),
            path("discovery-boundary").on(CommandSets.FILTERS)
                    .refused("the experiment bounded-discovery is not built yet")
                    .help("Do not look for units beyond this folder."),
            text("bucket").on(CommandName.BACKEND_DELETE).refused("deleting whole buckets is not supported")
                    .help("Delete the whole bucket."));

    private LaterFlags() {}
}
