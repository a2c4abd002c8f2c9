package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.Time;
import java.util.List;
import java.util.Optional;

/** Credentials that are there and cannot be had anew: variables, keys in a file, an auth provider's answer. */
public record GivenCredentials(Credentials credentials, String description, Time time) implements CredentialSource {

    @Override
    public Obtained obtain() {
        credentials.expiration().filter(end -> !time.now().isBefore(end)).ifPresent(end -> {
            throw new IdentityException(AwsFailure.of(Kind.BASE_EXPIRED,
                    "the credentials from " + description + " have expired at " + end,
                    List.of("log in again, or get new ones")));
        });
        return new Obtained(credentials, Optional.empty());
    }

    @Override
    public boolean renewable() {
        return false;
    }
}
