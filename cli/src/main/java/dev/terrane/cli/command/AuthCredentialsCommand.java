package dev.terrane.cli.command;

import dev.terrane.aws.delivery.CredentialsFormat;
import dev.terrane.aws.session.Session;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.run.unit.IdentityUnits;
import dev.terrane.run.unit.UnitException;
import java.util.Optional;

/** `auth credentials`: a unit's credentials on standard output, in the form that another program reads. */
final class AuthCredentialsCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        CredentialsFormat format = invocation.options().get(IdentityFlags.CREDENTIALS_FORMAT)
                .flatMap(CredentialsFormat::ofLabel).orElse(CredentialsFormat.ENV);
        try (AuthUnits units = AuthUnits.without(invocation)) {
            String text = units.identities().withSession(units.one().file(), AuthUnits.purpose(invocation),
                    (identity, session) -> format.write(IdentityUnits.lasting(session), account(format, session)));
            invocation.launch().out().print(text);
            return 0;
        } catch (UnitException e) {
            invocation.log().error(e.message());
            return e.exitCode();
        }
    }

    /** Asked for only where the form has a place for it, since it may cost a call. */
    private static Optional<String> account(CredentialsFormat format, Session session) {
        return switch (format) {
            case JSON, PROCESS -> Optional.of(session.identity().account());
            case ENV, POWERSHELL, FISH, DOTENV -> Optional.empty();
        };
    }
}
