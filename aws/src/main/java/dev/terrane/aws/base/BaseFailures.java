package dev.terrane.aws.base;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Unreachable;
import java.util.List;
import java.util.Optional;

/** The failures of base credentials. */
final class BaseFailures {

    private BaseFailures() {}

    /** Nothing was found; {@code lookedAt} are the places of the default chain, and what was found there. */
    static IdentityException none(List<String> lookedAt) {
        return new IdentityException(new AwsFailure(Kind.NO_BASE, Optional.empty(), "no AWS credentials were found",
                lookedAt, Optional.empty(),
                List.of("set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in"
                        + " (aws sso login, aws login)")));
    }

    static IdentityException bad(String problem, String... advice) {
        return new IdentityException(AwsFailure.of(Kind.NO_BASE, problem, List.of(advice)));
    }

    static IdentityException loginNeeded(String problem, List<String> command) {
        return new IdentityException(
                AwsFailure.of(Kind.LOGIN_NEEDED, problem, List.of("log in: " + String.join(" ", command))));
    }

    static IdentityException unreachable(String what, Unreachable e) {
        return new IdentityException(new AwsFailure(Kind.UNREACHABLE, Optional.empty(),
                what + " could not be reached for " + e.waited().toSeconds() + " s",
                List.of("endpoint: " + e.endpoint(), "last attempt: " + e.last()), Optional.empty(),
                List.of("check the network, HTTPS_PROXY and NO_PROXY")));
    }
}
