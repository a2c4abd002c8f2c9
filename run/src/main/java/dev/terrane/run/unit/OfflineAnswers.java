package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.run.terraform.TerraformArguments;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers `get_aws_account_id()` where AWS may not be asked: with the account in the ARN of the unit's role, where one is known without
 * credentials. Nothing else has an answer.
 */
public final class OfflineAnswers implements CallerIdentity {
    private static final String ASKS_NOTHING = "this command asks AWS nothing";

    private final Supplier<UnitIdentities> identities;
    private final TerraformArguments command;

    /**
     * Makes answers.
     *
     * @param identities asked for with every question
     * @param command the command whose role counts
     */
    public OfflineAnswers(Supplier<UnitIdentities> identities, TerraformArguments command) {
        this.identities = identities;
        this.command = command;
    }

    @Override
    public String account(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        try {
            return unit.flatMap(asking -> identities.get().of(asking, command, AuthAnswer.NOTHING).account())
                    .orElseThrow(() -> new IdentityUnavailable(
                            ASKS_NOTHING + ", and the account of the identity is not known from a role's ARN"));
        } catch (IdentityException e) {
            throw new IdentityUnavailable(e.failure().text());
        }
    }

    @Override
    public Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        throw new IdentityUnavailable(ASKS_NOTHING);
    }

    @Override
    public String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        throw new IdentityUnavailable(ASKS_NOTHING);
    }
}
