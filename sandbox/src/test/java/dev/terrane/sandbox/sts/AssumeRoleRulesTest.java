package dev.terrane.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What STS lets through and what it refuses, row by row. */
class AssumeRoleRulesTest {
    private static final String SECURITY = "111111111111";
    private static final String TARGET = "222222222222";
    private static final String ROLE = "arn:aws:iam::222222222222:role/";

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder()
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*").tag("team", "platform"))
                        .user("powerless", user -> {
                        }).user("limited", user -> user.allow("sts:AssumeRole"))
                        .role("hub", role -> role.trust(Trust.of(SECURITY).sessionTags().sourceIdentity())
                                .maxSession(Duration.ofHours(12)).allow("sts:*"))
                        .role("here",
                                role -> role.trust(Trust.of("arn:aws:iam::111111111111:user/powerless"))
                                        .allow("sts:AssumeRole"))
                        .role("named-by-account", role -> role.trust(Trust.of(SECURITY))))
                .account(TARGET, account -> account.role("open", role -> role.trust(Trust.of(SECURITY).sessionTags()
                        .sourceIdentity()).maxSession(Duration.ofHours(2)))
                        .role("plain", role -> role.trust(Trust.of(SECURITY)))
                        .role("external", role -> role.trust(Trust.of(SECURITY).externalId("secret-handshake")))
                        .role("named", role -> role.trust(Trust.of(SECURITY).sessionName("terragrunt-*")))
                        .role("tagged", role -> role.trust(Trust.of(SECURITY).requestTag("project", "x")))
                        .role("team", role -> role.trust(Trust.of(SECURITY).principalTag("team", "platform")))
                        .role("traced", role -> role.trust(Trust.of(SECURITY).sourceIdentity("alice*")))
                        .role("mfa", role -> role.trust(Trust.of(SECURITY).mfa()))
                        .role("hub-only", role -> role.trust(Trust.of("arn:aws:iam::111111111111:role/hub")))
                        .role("nobody", role -> {
                        }).role("self", role -> role.trust(Trust.of(SECURITY)).allow("sts:*"))
                        .policy("read",
                                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}"))
                .start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static StsClient as(String user) {
        return new Clients(sandbox).sts(Clients.of(sandbox.accessKey(SECURITY, user)));
    }

    private static StsClient asHub() {
        return new Clients(sandbox).sts(
                Clients.of(sandbox.session("arn:aws:iam::111111111111:role/hub", "base", Duration.ofHours(1))));
    }

    static Stream<Arguments> allowed() {
        return Stream.of(row("the trusted account", "alice", "open", r -> {
        }), row("its longest duration", "alice", "open", r -> r.durationSeconds(7200)),
                row("the external id", "alice", "external", r -> r.externalId("secret-handshake")),
                row("a session name that fits", "alice", "named", r -> r.roleSessionName("terragrunt-123")),
                row("a tag that is asked for", "alice", "tagged", r -> r.tags(tag("project", "x"))),
                row("the caller's own tag", "alice", "team", r -> {
                }), row("a source identity", "alice", "traced", r -> r.sourceIdentity("alice")),
                row("50 tags", "alice", "open", r -> r.tags(tags(50))),
                row("a managed policy of the role's account", "alice", "open",
                        r -> r.policyArns(policy("arn:aws:iam::222222222222:policy/read"))),
                row("a managed policy of AWS's", "alice", "open",
                        r -> r.policyArns(policy("arn:aws:iam::aws:policy/ReadOnlyAccess"))),
                row("all characters of a session name", "alice", "open", r -> r.roleSessionName("aZ09_+=,.@-")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void isLetThrough(String name, String user, String role, Consumer<AssumeRoleRequest.Builder> request) {
        try (StsClient sts = as(user)) {
            AssumeRoleResponse response = sts.assumeRole(builder -> {
                builder.roleArn(ROLE + role).roleSessionName("it");
                request.accept(builder);
            });
            assertThat(response.assumedRoleUser().arn()).startsWith("arn:aws:sts::222222222222:assumed-role/" + role);
        }
    }

    static Stream<Arguments> refused() {
        String denied = " is not authorized to perform: ";
        return Stream.of(
                row("a caller without permission", "powerless", "open", r -> {
                }, "AccessDenied", "User: arn:aws:iam::111111111111:user/powerless" + denied
                        + "sts:AssumeRole on resource: arn:aws:iam::222222222222:role/open"),
                row("a role that trusts nobody", "alice", "nobody", r -> {
                }, "AccessDenied", denied + "sts:AssumeRole"),
                row("a role that is not there", "alice", "missing", r -> {
                }, "AccessDenied", denied + "sts:AssumeRole on resource: arn:aws:iam::222222222222:role/missing"),
                row("no external id", "alice", "external", r -> {
                }, "AccessDenied", denied),
                row("another external id", "alice", "external", r -> r.externalId("guess"), "AccessDenied", denied),
                row("a session name that does not fit", "alice", "named", r -> {
                }, "AccessDenied", denied), row("no MFA", "alice", "mfa", r -> {
                }, "AccessDenied", denied),
                row("a tag with another value", "alice", "tagged", r -> r.tags(tag("project", "y")), "AccessDenied",
                        denied),
                row("tags where none may be set", "alice", "plain", r -> r.tags(tag("a", "b")), "AccessDenied",
                        denied + "sts:TagSession"),
                row("a source identity where none may be set", "alice", "plain", r -> r.sourceIdentity("alice"),
                        "AccessDenied", denied + "sts:SetSourceIdentity"),
                row("a caller that may assume but not tag", "limited", "open", r -> r.tags(tag("a", "b")),
                        "AccessDenied", denied + "sts:TagSession"),
                row("a caller without the tag", "limited", "team", r -> {
                }, "AccessDenied", denied), row("a user where a role is trusted", "alice", "hub-only", r -> {
                }, "AccessDenied", denied),
                row("more than the role's longest duration", "alice", "open", r -> r.durationSeconds(7201),
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."),
                row("less than 15 minutes", "alice", "open", r -> r.durationSeconds(899), "ValidationError",
                        "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900"),
                row("more than 12 hours", "alice", "open", r -> r.durationSeconds(43201), "ValidationError",
                        "Member must have value less than or equal to 43200"),
                row("a session name of one character", "alice", "open", r -> r.roleSessionName("a"), "ValidationError",
                        "'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2"),
                row("a session name of 65", "alice", "open", r -> r.roleSessionName("a".repeat(65)), "ValidationError",
                        "Member must have length less than or equal to 64"),
                row("a blank in the session name", "alice", "open", r -> r.roleSessionName("a b"), "ValidationError",
                        "Member must satisfy regular expression pattern: [\\w+=,.@-]*"),
                row("two limits at once", "alice", "open", r -> r.roleSessionName("a b").durationSeconds(1),
                        "ValidationError", "2 validation errors detected: "),
                row("an external id of one character", "alice", "open", r -> r.externalId("x"), "ValidationError",
                        "'externalId'"),
                row("an external id with a blank", "alice", "open", r -> r.externalId("a b"), "ValidationError",
                        "'externalId'"),
                row("a source identity of AWS's", "alice", "open", r -> r.sourceIdentity("aws:x"), "ValidationError",
                        "sourceIdentity"),
                row("51 tags", "alice", "open", r -> r.tags(tags(51)), "ValidationError", "'tags'"),
                row("a tag key of 129 characters", "alice", "open", r -> r.tags(tag("k".repeat(129), "v")),
                        "ValidationError", "'tags.1.member.key'"),
                row("a tag value of 257 characters", "alice", "open", r -> r.tags(tag("k", "v".repeat(257))),
                        "ValidationError", "'tags.1.member.value'"),
                row("a character that tags do not have", "alice", "open", r -> r.tags(tag("k", "a#b")),
                        "ValidationError", "'tags.1.member.value'"),
                row("two keys that differ by case", "alice", "open", r -> r.tags(tag("k", "1"), tag("K", "2")),
                        "InvalidParameterValue", "Duplicate tag keys found"),
                row("a transitive key without a tag", "alice", "open", r -> r.transitiveTagKeys("k"),
                        "InvalidParameterValue", "transitive tag key"),
                row("a policy that is no JSON", "alice", "open", r -> r.policy("{"), "MalformedPolicyDocument", ""),
                row("a policy of 2049 characters", "alice", "open", r -> r.policy("x".repeat(2049)), "ValidationError",
                        "'policy'"),
                row("tags that do not pack", "alice", "open", r -> r.tags(IntStream.range(0, 50)
                        .mapToObj(i -> tag("k" + i, noise(i, 256))).toList()), "PackedPolicyTooLarge",
                        "% of allotted space"),
                row("a managed policy of another account", "alice", "open",
                        r -> r.policyArns(policy("arn:aws:iam::111111111111:policy/read")), "ValidationError",
                        "does not exist"),
                row("an ARN too short", "alice", "", r -> r.roleArn("arn:aws:iam::1"), "ValidationError", "'roleArn'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String name, String user, String role, Consumer<AssumeRoleRequest.Builder> request, String code,
            String message) {
        try (StsClient sts = as(user)) {
            StsException refused = catchThrowableOfType(StsException.class, () -> sts.assumeRole(builder -> {
                builder.roleArn(ROLE + role).roleSessionName("it");
                request.accept(builder);
            }));
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
            assertThat(refused.statusCode()).isEqualTo(code.equals("AccessDenied") ? 403 : 400);
        }
    }

    @Test
    void withinAnAccountATrustPolicyThatNamesTheUserIsEnoughAndOneThatNamesTheAccountIsNot() {
        try (StsClient sts = as("powerless")) {
            sts.assumeRole(request -> request.roleArn("arn:aws:iam::111111111111:role/here").roleSessionName("it"));
            assertThat(catchThrowableOfType(StsException.class,
                    () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::111111111111:role/named-by-account")
                            .roleSessionName("it")))
                    .awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        }
    }

    @Test
    void aChainedSessionLivesAnHourAtMostWhateverTheRoleAllows() {
        try (StsClient sts = asHub()) {
            sts.assumeRole(
                    request -> request.roleArn(ROLE + "open").roleSessionName("it").durationSeconds(3600));
            assertThat(catchThrowableOfType(StsException.class, () -> sts
                    .assumeRole(request -> request.roleArn(ROLE + "open").roleSessionName("it").durationSeconds(3601)))
                    .awsErrorDetails().errorMessage()).isEqualTo(
                            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
    }

    @Test
    void aRoleIsTrustedByItsArnWhicheverSessionItComesIn() {
        try (StsClient sts = asHub()) {
            assertThat(sts.assumeRole(request -> request.roleArn(ROLE + "hub-only").roleSessionName("it"))
                    .assumedRoleUser().arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/hub-only/it");
        }
    }

    @Test
    void aRoleDoesNotTrustItself() {
        try (StsClient self = new Clients(sandbox)
                .sts(Clients.of(sandbox.session(ROLE + "self", "it", Duration.ofHours(1))))) {
            assertThat(catchThrowableOfType(StsException.class,
                    () -> self.assumeRole(request -> request.roleArn(ROLE + "self").roleSessionName("it")))
                    .awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        }
    }

    @Test
    void transitiveTagsAndTheSourceIdentityStayThroughAChain() {
        try (StsClient alice = as("alice")) {
            AssumeRoleResponse hub = alice.assumeRole(request -> request.roleArn("arn:aws:iam::111111111111:role/hub")
                    .roleSessionName("first").tags(tag("project", "x"), tag("local", "y")).transitiveTagKeys("project")
                    .sourceIdentity("alice"));
            assertThat(hub.sourceIdentity()).isEqualTo("alice");
            try (StsClient sts = new Clients(sandbox).sts(Clients.of(hub.credentials()))) {
                sts.assumeRole(request -> request.roleArn(ROLE + "open").roleSessionName("second"));
                assertThat(catchThrowableOfType(StsException.class,
                        () -> sts.assumeRole(request -> request.roleArn(ROLE + "open").roleSessionName("second")
                                .tags(tag("project", "z"))))
                        .awsErrorDetails().errorMessage())
                        .contains("conflicts with a transitive tag key from the calling session");
                assertThat(catchThrowableOfType(StsException.class,
                        () -> sts.assumeRole(request -> request.roleArn(ROLE + "open").roleSessionName("second")
                                .sourceIdentity("bob")))
                        .awsErrorDetails().errorMessage())
                        .contains("sts:SetSourceIdentity");
                assertThat(catchThrowableOfType(StsException.class,
                        () -> sts.assumeRole(request -> request.roleArn(ROLE + "plain").roleSessionName("second")))
                        .awsErrorDetails().errorMessage()).contains("sts:SetSourceIdentity");
            }
        }
    }

    private static Arguments row(String name, String user, String role, Consumer<AssumeRoleRequest.Builder> request,
            String... expected) {
        return expected.length == 0
                ? arguments(name, user, role, request)
                : arguments(name, user, role, request, expected[0], expected[1]);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static List<Tag> tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> tag("key" + i, "v")).toList();
    }

    private static PolicyDescriptorType policy(String arn) {
        return PolicyDescriptorType.builder().arn(arn).build();
    }

    private static String noise(int seed, int length) {
        return new Random(seed).ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
