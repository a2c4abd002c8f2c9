package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.path.Paths;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the commands of `run_cmd`, with the credentials of the unit where it wants that (`run_cmd = true`) and its role does not depend on
 * the answer: a command that was run to find the role out gives one answer, that of the base identity.
 */
final class IdentityCommands implements CommandRunner {
    private final CommandRunner commands;
    private final UnitIdentities identities;
    private final TerraformArguments command;
    private final Map<String, String> environment;
    private final Set<Asked> forRoles = ConcurrentHashMap.newKeySet();

    private record Asked(List<String> command, Path directory) {
        static Asked of(Request request) {
            return new Asked(request.command(), request.directory());
        }
    }

    /**
     * @param commands runs a command as it is
     * @param command the command that the units run
     * @param environment that the auth command runs with
     */
    IdentityCommands(CommandRunner commands, UnitIdentities identities, TerraformArguments command,
            Map<String, String> environment) {
        this.commands = commands;
        this.identities = identities;
        this.command = command;
        this.environment = environment;
    }

    @Override
    public Result run(Request request) throws CommandFailure {
        try {
            Optional<UnitIdentity> identity = identity(request);
            if (identity.isEmpty()) {
                return commands.run(request);
            }
            identities.guard(identity.get());
            try (Delivery delivery = identities.deliver(identity.get(), request.environment())) {
                return commands.run(new Request(request.command(), request.directory(),
                        delivery.environment().applyTo(request.environment()), request.quiet(), request.unit()));
            }
        } catch (IdentityException e) {
            throw new CommandFailure(e.failure().text());
        }
    }

    @Override
    public String identityKey(Request request) {
        return identity(request)
                .map(identity -> identity.role().map(role -> role.request().toString())
                        .orElseGet(() -> identity.asker().toString()))
                .orElse("");
    }

    /** The identity that the command gets; none where the unit does not want that, or cannot have it. */
    private Optional<UnitIdentity> identity(Request request) {
        if (request.unit().isEmpty()) {
            forRoles.add(Asked.of(request));
        }
        return request.unit().map(unit -> identities.of(unit, command,
                identities.answer(Paths.folderOf(unit.unitFile()), environment))).filter(UnitIdentity::forRunCmd)
                .filter(_ -> !forRoles.contains(Asked.of(request)));
    }
}
