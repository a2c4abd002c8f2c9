package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.testing.HeardNotices;
import dev.terrane.aws.world.Notices.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set becomes what is asked, and all limits of STS are checked before any call. */
class RolePlannerTest {
    private static final Origin HERE = new Origin.FilePosition("terrane.hcl", 4, 3);
    private static final String ROLE = "arn:aws:iam::222222222222:role/deploy";
    private static final NameFacts NAMES = new NameFacts("r", "17", "alice", "desk", "prod/vpc", "vpc", "apply",
            "infra");

    @TempDir
    Path folder;

    private final HeardNotices notices = new HeardNotices();

    private PlannedRole plan(RoleSettings file) {
        return plan(RoleSettings.none(), file);
    }

    private PlannedRole plan(RoleSettings flags, RoleSettings file) {
        SettingsLayers layers = new SettingsLayers(flags, List.of(), List.of(),
                List.of(new AwsFileSettings(file, Map.of(), Map.of())));
        return new RolePlanner(UserConfiguration.NONE, folder, notices)
                .plan(layers.main(Purpose.APPLY), new Requester.Base(), NAMES).orElseThrow();
    }

    private static RoleSettings.Builder role() {
        return RoleSettings.builder().value(Fields.IAM_ROLE, ROLE, HERE);
    }

    static Stream<Arguments> limits() {
        return Stream.of(Arguments.of(Fields.DURATION, 899, "900 to 43200 seconds"),
                Arguments.of(Fields.DURATION, 43201, "900 to 43200 seconds"),
                Arguments.of(Fields.DURATION, -1, "900 to 43200 seconds"),
                Arguments.of(Fields.EXTERNAL_ID, "x", "2 to 1224"),
                Arguments.of(Fields.EXTERNAL_ID, "x".repeat(1225), "2 to 1224"),
                Arguments.of(Fields.EXTERNAL_ID, "with space", "2 to 1224"),
                Arguments.of(Fields.SOURCE_IDENTITY, "a", "2 to 64"),
                Arguments.of(Fields.SOURCE_IDENTITY, "aws:alice", "keeps that prefix"),
                Arguments.of(Fields.SESSION_NAME, "a b", "2 to 64"),
                Arguments.of(Fields.MFA_SERIAL, "short", "MFA serial number"),
                Arguments.of(Fields.TAGS, Map.of("k", "v".repeat(257)), "a value at most 256"),
                Arguments.of(Fields.TAGS, Map.of("", "v"), "1 to 128"),
                Arguments.of(Fields.TAGS, Map.of("k", "<v>"), "letters, digits"),
                Arguments.of(Fields.TAGS, twice(), "there twice"), Arguments.of(Fields.TAGS, many(), "at most 50"),
                Arguments.of(Fields.TRANSITIVE_TAG_KEYS, List.of("absent"), "no key of tags"),
                Arguments.of(Fields.POLICY, "{\"euro\": \"€\"}", "characters that STS does not take"),
                Arguments.of(Fields.POLICY, "x".repeat(2049), "at most 2048"),
                Arguments.of(Fields.POLICY_ARNS, List.of("admin"), "not the ARN of a managed policy"),
                Arguments.of(Fields.POLICY_ARNS, List.of("arn:aws:iam::999999999999:policy/x"), "another account"),
                Arguments.of(Fields.POLICY_ARNS, Collections.nCopies(11, "arn:aws:iam::aws:policy/x"), "at most 10"),
                Arguments.of(Fields.CHAIN, List.of("hub"), "not the ARN of an IAM role"),
                Arguments.of(Fields.CHAIN, List.of("arn:aws-cn:iam::222222222222:role/x"), "crosses AWS's partitions"),
                Arguments.of(Fields.REGION, "cn-north-1", "name a region of the role's partition"),
                Arguments.of(Fields.STS_ENDPOINT, "sts.example.com", "not the address of an STS endpoint"),
                Arguments.of(Fields.STS_ENDPOINT, "https://sts.evil.example", "may not be named by a file"),
                Arguments.of(Fields.STS_ENDPOINT, "https://evilamazonaws.com", "may not be named by a file"),
                Arguments.of(Fields.STS_ENDPOINT, "http://sts.eu-west-1.amazonaws.com", "may not be named by a file"));
    }

    private static Map<String, String> twice() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Team", "a");
        tags.put("team", "b");
        return tags;
    }

    private static Map<String, String> many() {
        Map<String, String> tags = new LinkedHashMap<>();
        IntStream.range(0, 51).forEach(n -> tags.put("k" + n, "v"));
        return tags;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("limits")
    void outsideOfALimitIsAFailureThatNamesItAndThePlace(Field<?> field, Object value, String expected) {
        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> plan(role().value(field, value, HERE).build()));

        assertThat(refused.failure().text()).contains(expected, "set by: terrane.hcl:4:3");
    }

    @Test
    void everythingOutsideOfLimitsIsToldAtOnceEachWithItsPlace() {
        RoleSettings settings = RoleSettings.builder()
                .value(Fields.IAM_ROLE, "admin", new Origin.FilePosition("terrane.hcl", 2, 3))
                .value(Fields.SESSION_NAME, "a b", new Origin.FilePosition("terrane.hcl", 3, 3))
                .value(Fields.TAGS, Map.of("k", "<v>"), new Origin.FilePosition("terrane.hcl", 4, 3))
                .value(Fields.POLICY, "x".repeat(2049), new Origin.FilePosition("terrane.hcl", 5, 3))
                .value(Fields.CHAIN, List.of("hub"), new Origin.FilePosition("terrane.hcl", 6, 3)).build();

        AwsFailure refused = catchThrowableOfType(IdentityException.class, () -> plan(settings)).failure();

        assertThat(refused.text()).containsSubsequence("`admin` is not the ARN", "set by: terrane.hcl:2:3",
                "`hub` is not the ARN", "set by: terrane.hcl:6:3", "session name `a b`", "set by: terrane.hcl:3:3",
                "session tag `k`", "set by: terrane.hcl:4:3", "session policy has 2049", "set by: terrane.hcl:5:3");
        assertThat(refused.others()).as("each thing once").hasSize(4);
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(Arguments.of(Fields.DURATION, "an hour", "a whole number of seconds"),
                Arguments.of(Fields.DURATION, 900.5, "a whole number of seconds"),
                Arguments.of(Fields.TAGS, "x", "expected a map of strings"),
                Arguments.of(Fields.POLICY_ARNS, "x", "expected a list of strings"),
                Arguments.of(Fields.NO_ROLE, "yes", "expected true or false"),
                Arguments.of(Fields.CREDENTIALS, "file", "\"environment\", \"endpoint\" or \"process\", not `file`"),
                Arguments.of(Fields.MIN_REMAINING, "10", "a time such as \"10m\""),
                Arguments.of(Fields.CHAIN, List.of(Map.of("external_id", "abc")), "a hop of a chain needs iam_role"),
                Arguments.of(Fields.CHAIN, List.of(Map.of("iam_role", ROLE, "mfa", "x")), "has no `mfa`"),
                Arguments.of(Fields.EXTERNAL_ID, List.of(), "expected a string"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongTypes")
    void aValueOfAWrongTypeIsAFailureThatNamesTheFieldAndThePlace(Field<?> field, Object value, String expected) {
        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> role().value(field, value, HERE));

        assertThat(refused.failure().text()).contains("`" + field.name() + "` is wrong", expected,
                "set by: terrane.hcl:4:3");
    }

    @Test
    void everyFieldReachesTheRequest() {
        RoleRequest request = plan(role().value(Fields.EXTERNAL_ID, "handshake", HERE)
                .value(Fields.SESSION_NAME, "{user}-{name}", HERE).value(Fields.DURATION, "7200", HERE)
                .value(Fields.SOURCE_IDENTITY, "alice", HERE).value(Fields.TAGS, Map.of("project", "x"), HERE)
                .value(Fields.TRANSITIVE_TAG_KEYS, List.of("project"), HERE).value(Fields.POLICY, "{}", HERE)
                .value(Fields.POLICY_ARNS, List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"), HERE)
                .value(Fields.REGION, "eu-west-3", HERE).value(Fields.STS_ENDPOINT, "http://127.0.0.1:5000", HERE)
                .build()).request();

        assertThat(request.role()).hasToString(ROLE);
        assertThat(request.externalId()).contains("handshake");
        assertThat(request.sessionName()).isEqualTo("alice-vpc");
        assertThat(request.effectiveDuration()).hasSeconds(7200);
        assertThat(request.sourceIdentity()).contains("alice");
        assertThat(request.tags()).containsEntry("project", "x");
        assertThat(request.transitiveTagKeys()).containsExactly("project");
        assertThat(request.policy()).contains("{}");
        assertThat(request.policyArns()).hasSize(1);
        assertThat(request.sts().region()).isEqualTo("eu-west-3");
        assertThat(request.sts().address()).hasToString("http://127.0.0.1:5000");
        assertThat(request.needsNewSession()).isTrue();
    }

    @Test
    void theDefaultsAreTerragrunts() {
        RoleRequest request = plan(role().build()).request();

        assertThat(request.sessionName()).isEqualTo("terragrunt-17");
        assertThat(request.effectiveDuration()).hasSeconds(3600);
        assertThat(request.needsNewSession()).isFalse();
        assertThat(request.sts().address()).hasToString("https://sts.us-east-1.amazonaws.com");
    }

    @Test
    void thePartitionOfTheRoleChoosesTheStsWhereNothingElseDoes() {
        RoleSettings china = RoleSettings.builder()
                .value(Fields.IAM_ROLE, "arn:aws-cn:iam::222222222222:role/x", HERE).build();
        RoleSettings gov = RoleSettings.builder()
                .value(Fields.IAM_ROLE, "arn:aws-us-gov:iam::222222222222:role/x", HERE).build();

        assertThat(plan(china).request().sts().address()).hasToString("https://sts.cn-north-1.amazonaws.com.cn");
        assertThat(plan(gov).request().sts().address()).hasToString("https://sts.us-gov-west-1.amazonaws.com");
    }

    @Test
    void theCallerMayNameAnyEndpointAFileOnlyOnesNearby() {
        RoleSettings flags = RoleSettings.builder()
                .text(Fields.STS_ENDPOINT, "https://sts.corp.example", new Origin.Flag("--aws-sts-endpoint"), folder)
                .build();

        assertThat(plan(flags, role().build()).request().sts().address()).hasToString("https://sts.corp.example");
        assertThat(plan(role().value(Fields.STS_ENDPOINT, "https://vpce-1.sts.eu-west-1.vpce.amazonaws.com", HERE)
                .build()).request().sts().endpoint()).isPresent();
    }

    @Test
    void moreThanAnHourThroughAChainIsExplained() {
        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> plan(role().value(Fields.CHAIN, List.of("arn:aws:iam::111111111111:role/hub"), HERE)
                        .value(Fields.DURATION, 7200, HERE).build()));

        assertThat(refused.failure().text()).contains("cannot be had through a role chain", "at most 3600 seconds");
    }

    @Test
    void aTokenInAFileWithARoleFromAFlagIsUsedAndThatIsSaid() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "x.y.z");
        RoleSettings flags = RoleSettings.builder()
                .text(Fields.IAM_ROLE, ROLE, new Origin.Flag("--terragrunt-iam-role"), folder).build();
        RoleSettings file = RoleSettings.builder().value(Fields.WEB_IDENTITY_TOKEN, "token", HERE).build();

        assertThat(plan(flags, file).request().requester())
                .isEqualTo(new Requester.WebIdentity(new TokenSource.File(token)));
        assertThat(notices.of(Level.INFO)).containsExactly(
                "The role from --terragrunt-iam-role is assumed with the web identity token from terrane.hcl:4");
    }

    @Test
    void noTextOfARequestShowsAToken() {
        PlannedRole role = plan(role().value(Fields.WEB_IDENTITY_TOKEN, "top.secret.token", HERE).build());

        assertThat(role.toString()).doesNotContain("top.secret");
    }
}
