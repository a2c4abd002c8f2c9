package dev.terrane.cli.command;

import dev.terrane.aws.console.OneTimeRedirect;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.run.process.Executables;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import dev.terrane.run.unit.UnitException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * `auth console`: signs the browser in to the web console under a unit's identity. The link is a secret, so the browser is handed the address
 * of a page on this machine that leads there once, which other users may see on its command line.
 */
final class AuthConsoleCommand implements Command {
    private static final List<String> OPENERS = List.of("xdg-open", "open", "wslview");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public int run(Invocation invocation) {
        try (AuthUnits units = AuthUnits.without(invocation)) {
            URI link = units.identities().withSession(units.one().file(), AuthUnits.purpose(invocation),
                    (identity, session) -> units.session().setup().identities().get().consoleLink().of(session,
                            invocation.options().get(IdentityFlags.CONSOLE_DESTINATION)));
            Optional<Path> opener = opener(invocation);
            if (opener.isEmpty() || invocation.options().isOn(IdentityFlags.CONSOLE_PRINT)) {
                invocation.launch().out().println(link);
                return 0;
            }
            return open(invocation, units, opener.get(), link);
        } catch (UnitException e) {
            invocation.log().error(e.message());
            return e.exitCode();
        }
    }

    private static Optional<Path> opener(Invocation invocation) {
        Map<String, String> environment = invocation.world().environment();
        return OPENERS.stream().flatMap(
                name -> Executables.find(name, invocation.directory(), environment).stream()).findFirst();
    }

    private static int open(Invocation invocation, AuthUnits units, Path opener, URI link) {
        Tool tool = new Tool(invocation.world().processes(), units.session().setup().interruption(),
                ProcessStarter.Group.SHARED);
        try (OneTimeRedirect redirect = OneTimeRedirect.to(link)) {
            Optional<Tool.Result> opened = tool.run(opener.toString(), List.of(redirect.address().toString()),
                    invocation.directory(), invocation.world().environment());
            if (opened.filter(Tool.Result::succeeded).isPresent() && redirect.await(PATIENCE)) {
                return 0;
            }
            invocation.log().error("The browser did not open the console. `--print` prints the link instead.");
            return 1;
        } catch (IOException | StartException e) {
            invocation.log().error("The browser cannot be opened: " + e.getMessage()
                    + ". `--print` prints the link instead.");
            return 1;
        }
    }
}
