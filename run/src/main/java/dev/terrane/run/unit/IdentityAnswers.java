package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.path.Paths;
import dev.terrane.run.terraform.TerraformArguments;
import java.util.Map;
import java.util.Optional;

/** Answers `get_aws_account_id()` and its like: with the unit's identity for the command, else with the base identity. */
final class IdentityAnswers implements CallerIdentity {
    private final UnitIdentities identities;
    private final TerraformArguments command;
    private final Map<String, String> environment;

    IdentityAnswers(UnitIdentities identities, TerraformArguments command, Map<String, String> environment) {
        this.identities = identities;
        this.command = command;
        this.environment = environment;
    }

    @Override
    public Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        try {
            dev.terrane.aws.session.CallerIdentity identity = session(unit).identity();
            return new Answer(identity.account(), identity.arn(), identity.userId());
        } catch (IdentityException e) {
            throw new IdentityUnavailable(e.failure().text());
        }
    }

    private Session session(Optional<IdentityStatements> unit) {
        if (unit.isEmpty()) {
            return identities.base();
        }
        AuthAnswer answer = identities.answer(Paths.folderOf(unit.get().unitFile()), environment);
        UnitIdentity identity = identities.of(unit.get(), command, answer);
        identities.guard(identity);
        return identities.session(identity);
    }

    @Override
    public String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        try {
            return AccountAlias.of(identities.calls(), session(unit), environment);
        } catch (IdentityException e) {
            throw new IdentityUnavailable(e.failure().text());
        }
    }
}
