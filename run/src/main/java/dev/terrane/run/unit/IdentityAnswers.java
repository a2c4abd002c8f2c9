package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.run.RunOptions;
import java.util.Optional;

/** Answers `get_aws_*` from the session that a unit runs under; inside of what finds the role out, from the base identity. */
final class IdentityAnswers implements CallerIdentity {
    private final UnitIdentities identities;
    private final RunOptions options;

    IdentityAnswers(UnitIdentities identities, RunOptions options) {
        this.identities = identities;
        this.options = options;
    }

    @Override
    public Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        try {
            var caller = identities.caller(unit, options.command(), AuthAnswer.NOTHING);
            return new Answer(caller.account(), caller.arn(), caller.userId());
        } catch (IdentityException e) {
            throw new IdentityUnavailable(e.failure().text());
        }
    }

    @Override
    public String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        throw new IdentityUnavailable("get_aws_account_alias is not built yet");
    }
}
