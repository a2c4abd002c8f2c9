package dev.terrane.aws.session;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.sts.Sts;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.sts.StsFailures;
import dev.terrane.aws.sts.StsRefusal;
import dev.terrane.aws.world.Notices;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A user who has shown a code: GetSessionToken, whose session all roles that ask for MFA can share, so that one code
 * serves a run. Temporary credentials cannot get such a session; they ask as they are, since whatever made them may
 * have shown a code already.
 */
final class MfaSession implements CredentialSource {
    private final Requester.WithMfa asked;
    private final Session user;
    private final MfaCodes codes;
    private final Sts sts;
    private final Supplier<StsLocation> location;
    private final Notices notices;

    MfaSession(Requester.WithMfa asked, Session user, MfaCodes codes, Sts sts, Supplier<StsLocation> location,
            Notices notices) {
        this.asked = asked;
        this.user = user;
        this.codes = codes;
        this.sts = sts;
        this.location = location;
        this.notices = notices;
    }

    @Override
    public Obtained obtain() throws InterruptedException {
        Credentials credentials = user.credentials();
        if (credentials.isTemporary()) {
            notices.debug("The MFA device " + asked.device().serial() + " is not asked: " + user.description()
                    + " already is a session");
            return new Obtained(credentials, Optional.empty());
        }
        try {
            return sts.sessionToken(location.get(), credentials, asked.device().serial(), codes.next(asked.device()));
        } catch (StsRefusal refusal) {
            throw new IdentityException(
                    StsFailures.refused("a session with the MFA device " + asked.device().serial(), user.description(),
                            refusal));
        } catch (Unreachable e) {
            throw new IdentityException(StsFailures.unreachable(e));
        }
    }

    @Override
    public String description() {
        return user.description() + " with MFA";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
