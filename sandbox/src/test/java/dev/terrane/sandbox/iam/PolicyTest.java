package dev.terrane.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IAM's documents: what they match and what is none. */
class PolicyTest {
    private static final RequestContext CONTEXT = RequestContext.empty().with("sts:ExternalId", "abc")
            .with("aws:MultiFactorAuthPresent", "true").with("aws:TagKeys", List.of("a", "b"))
            .with("sts:DurationSeconds", "3600").with("aws:SourceIp", "127.0.0.1")
            .with("aws:CurrentTime", "2030-01-01T00:00:00Z").with("aws:PrincipalTag/team", "platform")
            .with("aws:PrincipalArn", "arn:aws:iam::111111111111:role/ci/deploy");

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', value = {"StringEquals | sts:ExternalId | abc | true",
        "StringEquals | STS:externalid | abc | true", "StringEquals | sts:ExternalId | ABC | false",
        "StringEqualsIgnoreCase | sts:ExternalId | ABC | true", "StringNotEquals | sts:ExternalId | abc | false",
        "StringNotEquals | absent | x | true", "StringEquals | absent | x | false",
        "StringEqualsIfExists | absent | x | true", "StringEqualsIfExists | sts:ExternalId | x | false",
        "StringLike | sts:ExternalId | a* | true", "StringLike | sts:ExternalId | a?c | true",
        "StringLike | sts:ExternalId | a? | false", "StringNotLike | sts:ExternalId | b* | true",
        "ArnLike | aws:PrincipalArn | arn:aws:iam::*:role/ci/* | true",
        "ArnEquals | aws:PrincipalArn | arn:aws:iam::111111111111:role/deploy | false",
        "Bool | aws:MultiFactorAuthPresent | true | true", "Bool | aws:MultiFactorAuthPresent | false | false",
        "BoolIfExists | absent | true | true", "Null | absent | true | true", "Null | sts:ExternalId | true | false",
        "Null | sts:ExternalId | false | true", "NumericLessThanEquals | sts:DurationSeconds | 3600 | true",
        "NumericLessThan | sts:DurationSeconds | 3600 | false", "NumericEquals | sts:DurationSeconds | 3600.0 | true",
        "NumericGreaterThan | sts:DurationSeconds | 900 | true",
        "NumericEquals | sts:ExternalId | 1 | false", "DateEquals | aws:CurrentTime | tomorrow | false",
        "IpAddress | aws:SourceIp | home | false",
        "DateLessThan | aws:CurrentTime | 2031-01-01T00:00:00Z | true",
        "DateGreaterThan | aws:CurrentTime | 2031-01-01T00:00:00Z | false",
        "IpAddress | aws:SourceIp | 127.0.0.0/8 | true", "NotIpAddress | aws:SourceIp | 10.0.0.0/8 | true",
        "IpAddress | aws:SourceIp | 127.0.0.1 | true", "ForAnyValue:StringEquals | aws:TagKeys | a | true",
        "ForAllValues:StringEquals | aws:TagKeys | a | false", "ForAllValues:StringLike | aws:TagKeys | ? | true",
        "ForAllValues:StringEquals | absent | a | true", "ForAnyValue:StringEquals | absent | a | false",
        "StringEquals | aws:PrincipalTag/team | platform | true",
        "StringLike | aws:PrincipalArn | *${aws:PrincipalTag/team}* | false",
        "StringEquals | aws:PrincipalTag/team | ${aws:PrincipalTag/team} | true",
        "StringEquals | sts:ExternalId | ${absent} | false"})
    void aConditionHoldsOrNot(String operator, String key, String wanted, boolean expected) {
        assertThat(Condition.of(operator, key, List.of(wanted)).holds(CONTEXT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"Statement\": []}", "{\"Statement\": {\"Effect\": \"Maybe\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\"}}", "{\"Statement\": {\"Effect\": \"Allow\", \"Actions\": \"*\"}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"Equals\": {\"a\": \"b\"}}}}",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": {\"a\": 1}}}"})
    void aDocumentThatSaysWhatIamDoesNotKnowIsMalformed(String document) {
        assertThatThrownBy(() -> Policy.parse(document)).isInstanceOf(MalformedPolicyException.class);
    }

    @Test
    void aStatementCanBeAloneOrInAListAndItsValuesToo() {
        assertThat(Policy.parse("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\"}}"))
                .isEqualTo(Policy.parse("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:*\"]}]}"))
                .isEqualTo(Policy.allow("s3:*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"x\", \"*\"]}", "{\"*\": [\"*\"]}"})
    void everyoneHasSeveralSpellings(String principal) {
        assertThat(Policy.parse(
                "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": " + principal + ", \"Action\": \"*\"}}")
                .statements().getFirst().principals().orElseThrow().everyone()).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({"s3:GetObject, arn:aws:s3:::a/b, true", "S3:getobject, arn:aws:s3:::a/b, true",
        "s3:PutObject, arn:aws:s3:::a/b, false", "s3:GetObject, arn:aws:s3:::b/b, false",
        "s3:GetObject, arn:aws:s3:::a/secret, false", "ec2:RunInstances, x, true", "iam:CreateUser, x, false"})
    void anIdentityMayDoWhatIsAllowedAndNotDenied(String action, String resource, boolean expected) {
        Policy policy = Policy.parse("""
                {"Statement": [
                  {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::a/*"},
                  {"Effect": "Allow", "NotAction": ["iam:*", "s3:*"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::a/b", "arn:aws:s3:::b/*"]}]}""");
        User user = new User("arn:aws:iam::1:user/a", "1", "a", "AIDA", Map.of(), List.of(policy), List.of(),
                List.of());
        Decision decision = new Authorizer(new Directory(List.of())).decide(
                new Caller.LongTerm(user, new AccessKey("AKIA", "x")), action, resource, RequestContext.empty());
        assertThat(decision instanceof Decision.Allowed).isEqualTo(expected);
    }
}
