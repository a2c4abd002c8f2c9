package dev.terrane.aws;

import dev.terrane.aws.setting.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why an identity could not be had, as a user is told it.
 *
 * @param kind what sort of fault it is, for whoever decides by it
 * @param code the error code of the AWS service, where one answered
 * @param problem one sentence that says what is wrong
 * @param facts further lines, each {@code name: value}: the role, who asked, the endpoint
 * @param where the setting that led here
 * @param advice what to do or to check, most likely first
 * @param others what was found wrong at the same time, so that nobody mends one thing to be told of the next
 */
public record AwsFailure(Kind kind, Optional<String> code, String problem, List<String> facts, Optional<Origin> where,
        List<String> advice, List<AwsFailure> others) {

    /** The sorts of faults. */
    public enum Kind {
        /** A setting that is malformed, outside of limits or contradicts another. */
        SETTING,
        /** STS answered and said no. */
        REFUSED,
        /** STS gave no answer in time. */
        UNREACHABLE,
        /** No base credentials were found. */
        NO_BASE,
        /** The base credentials have expired and cannot be renewed. */
        BASE_EXPIRED,
        /** The stored login (IAM Identity Center or {@code aws login}) is over. */
        LOGIN_NEEDED,
        /** The web identity token is missing, empty or expired. */
        TOKEN,
        /** A role outside of those that the operator allows. */
        NOT_ALLOWED,
        /** An account that the guard does not let through. */
        GUARD,
        /** A code of an MFA device is needed and cannot be asked for. */
        MFA,
        /** The auth provider command failed or answered badly. */
        AUTH_PROVIDER,
        /** Too little of the credentials' life is left to begin with. */
        TOO_SHORT,
        /** The child's environment would contradict its identity. */
        CONFLICT,
        /** The audit log cannot be written. */
        AUDIT,
        /** The run was cancelled meanwhile. */
        CANCELLED
    }

    public AwsFailure {
        facts = List.copyOf(facts);
        advice = List.copyOf(advice);
        others = List.copyOf(others);
    }

    /** A failure that is alone. */
    public AwsFailure(Kind kind, Optional<String> code, String problem, List<String> facts, Optional<Origin> where,
            List<String> advice) {
        this(kind, code, problem, facts, where, advice, List.of());
    }

    public static AwsFailure of(Kind kind, String problem, List<String> advice) {
        return new AwsFailure(kind, Optional.empty(), problem, List.of(), Optional.empty(), advice);
    }

    /** A setting that cannot stand, with the place that says it. */
    public static AwsFailure setting(String problem, Origin where, String... advice) {
        return new AwsFailure(Kind.SETTING, Optional.empty(), problem, List.of(), Optional.of(where), List.of(advice));
    }

    /** The same failure with one more fact. */
    public AwsFailure withFact(String fact) {
        List<String> more = new ArrayList<>(facts);
        more.add(fact);
        return new AwsFailure(kind, code, problem, more, where, advice, others);
    }

    /** The same failure at a place, unless it has one already. */
    public AwsFailure at(Origin origin) {
        return where.isPresent()
                ? this
                : new AwsFailure(kind, code, problem, facts, Optional.of(origin), advice, others);
    }

    /** The same failure with others that were found at the same time. */
    AwsFailure with(List<AwsFailure> more) {
        return new AwsFailure(kind, code, problem, facts, where, advice, more);
    }

    /** All of it as plain text: the problem, then facts, place and advice on lines of their own, then the others. */
    public String text() {
        StringBuilder text = new StringBuilder(problem);
        facts.forEach(fact -> text.append("\n  ").append(fact));
        where.ifPresent(origin -> text.append("\n  set by: ").append(origin.locate()));
        advice.forEach(line -> text.append("\n  - ").append(line));
        others.forEach(other -> text.append('\n').append(other.text()));
        return text.toString();
    }
}
