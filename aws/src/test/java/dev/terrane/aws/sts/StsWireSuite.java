package dev.terrane.aws.sts;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.CI;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.HERE;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.TestWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STS's wire protocol, against whichever implementation of it a subclass starts. */
abstract class StsWireSuite {
    @TempDir
    Path home;

    /** A world whose base is a user of the security account. */
    abstract TestWorld world();

    /** A token that the role {@code ci} trusts. */
    abstract String token();

    private Session session(AwsIdentities identities, TestWorld world, RoleSettings unit) {
        return identities.session(identities.plan(UNIT, world.layers(unit), AuthAnswer.NOTHING, APPLY));
    }

    @Test
    void assumeRoleGivesASessionOfTheTargetAccount() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            Session session = session(identities, world, role(DEPLOY_DEV, Fields.SESSION_NAME, "the-name"));
            Credentials credentials = session.credentials();

            assertThat(credentials.accessKeyId()).startsWith("ASIA");
            assertThat(credentials.sessionToken()).isPresent();
            assertThat(credentials.expiration()).hasValueSatisfying(
                    end -> assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofMinutes(59),
                            Duration.ofMinutes(61)));
            assertThat(session.identity().arn())
                    .isEqualTo("arn:aws:sts::222222222222:assumed-role/deploy/the-name");
            assertThat(session.identity().userId()).endsWith(":the-name");
        }
    }

    @Test
    void everyParameterIsUnderstood() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, DEPLOY_PROD, HERE)
                    .value(Fields.DURATION, 1800, HERE).value(Fields.EXTERNAL_ID, "hand/shake@1", HERE)
                    .value(Fields.POLICY, "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Action\":\"s3:*\",\"Resource\":\"*\"}]}", HERE)
                    .value(Fields.POLICY_ARNS, List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"), HERE).build();

            assertThat(session(identities, world, unit).credentials().accessKeyId()).startsWith("ASIA");
        }
    }

    @Test
    void aChainIsAssumedHopByHop() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            Session session = session(identities, world, role(DEPLOY_DEV, Fields.CHAIN, List.of(HUB)));

            assertThat(session.identity().account()).isEqualTo("222222222222");
        }
    }

    @Test
    void aWebIdentityTokenAsksForItself() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token()), HERE)).build();

            assertThat(session(identities, world, unit).identity().arn()).contains(":assumed-role/ci/");
        }
    }

    @Test
    void getCallerIdentityTellsWhoIsWho() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            CallerIdentity base = identities.broker().requester(new Requester.Base()).identity();
            Credentials role = session(identities, world, role(DEPLOY_DEV)).credentials();
            CallerIdentity assumed = identities.broker().requester(new Requester.Given(role)).identity();

            assertThat(base.account()).matches("\\d{12}");
            assertThat(assumed.account()).isEqualTo("222222222222");
            assertThat(assumed.role()).contains("deploy");
        }
    }

    @Test
    void tagsAreSentInTheirOrderOfMembers() {
        TestWorld world = world();
        try (AwsIdentities identities = world.identities()) {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, HUB, HERE)
                    .value(Fields.TAGS, Map.of("project", "x y", "team", "ünder@corp"), HERE)
                    .value(Fields.TRANSITIVE_TAG_KEYS, List.of("project"), HERE).build();

            assertThat(session(identities, world, unit).credentials().accessKeyId()).startsWith("ASIA");
        }
    }
}
