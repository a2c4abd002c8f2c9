package dev.terrane.aws.guard;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.DEV;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.PROD;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountGuardTest {
    private static final Origin ROOT = new Origin.FilePosition("terrane.hcl", 2, 3);
    private static final Origin NEAR = new Origin.FilePosition("prod/terrane.hcl", 5, 3);

    @TempDir
    Path home;

    private TestWorld world;
    private Sandbox sandbox;
    private AwsIdentities identities;

    @BeforeEach
    void start() {
        world = new TestWorld(home);
        sandbox = Accounts.sandbox(world.time().clock());
        identities = world.user(sandbox, SECURITY, "alice").identities();
    }

    @AfterEach
    void stop() {
        identities.close();
        sandbox.close();
    }

    private static RoleSettings.Builder list(Field<List<String>> field, Origin origin, String... accounts) {
        return RoleSettings.builder().value(field, List.of(accounts), origin);
    }

    private UnitIdentity plan(RoleSettings flags, RoleSettings near, RoleSettings root) {
        return plan(flags, new AwsFileSettings(near, Map.of(), Map.of()), root);
    }

    private UnitIdentity plan(RoleSettings flags, AwsFileSettings near, RoleSettings root) {
        return identities.plan(UNIT, new SettingsLayers(flags, List.of(AmbientSettings.of(world.environment())),
                List.of(), List.of(near, new AwsFileSettings(root, Map.of(), Map.of()))), AuthAnswer.NOTHING, APPLY);
    }

    private static RoleSettings role(String arn) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, arn, NEAR).build();
    }

    private Optional<AwsFailure> guard(UnitIdentity identity) {
        try {
            identities.guard(identity);
            return Optional.empty();
        } catch (IdentityException e) {
            return Optional.of(e.failure());
        }
    }

    @Test
    void aRoleIsJudgedByItsArnWithoutAnyCall() {
        RoleSettings root = list(Fields.ALLOWED_ACCOUNT_IDS, ROOT, DEV).build();

        assertThat(guard(plan(RoleSettings.none(), role(DEPLOY_DEV), root))).isEmpty();
        AwsFailure failure = guard(plan(RoleSettings.none(), role(DEPLOY_PROD), root)).orElseThrow();

        assertThat(failure.kind()).isEqualTo(Kind.GUARD);
        assertThat(failure.text()).contains("the account " + PROD + " is not among the allowed ones",
                "identity: " + DEPLOY_PROD, "list: " + DEV, "unit: prod/vpc", "set by: terrane.hcl:2:3");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void withoutARoleTheBaseIsAskedOnce() {
        RoleSettings root = list(Fields.FORBIDDEN_ACCOUNT_IDS, ROOT, SECURITY).build();

        AwsFailure failure = guard(plan(RoleSettings.none(), RoleSettings.none(), root)).orElseThrow();
        guard(plan(RoleSettings.none(), RoleSettings.none(), root));

        assertThat(failure.text()).contains("the account " + SECURITY + " is forbidden",
                "identity: arn:aws:iam::111111111111:user/alice");
        assertThat(sandbox.requests()).singleElement().matches(request -> request.is("sts:GetCallerIdentity"));
    }

    @Test
    void withoutAGuardNobodyIsAsked() {
        assertThat(guard(plan(RoleSettings.none(), RoleSettings.none(), RoleSettings.none()))).isEmpty();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void nobodyBelowCanWidenWhatWasSetAbove() {
        RoleSettings root = list(Fields.ALLOWED_ACCOUNT_IDS, ROOT, DEV)
                .value(Fields.FORBIDDEN_ACCOUNT_IDS, List.of("999999999999"), ROOT).build();
        RoleSettings near = list(Fields.ALLOWED_ACCOUNT_IDS, NEAR, DEV, PROD).value(Fields.IAM_ROLE, DEPLOY_PROD, NEAR)
                .value(Fields.FORBIDDEN_ACCOUNT_IDS, List.of(SECURITY), NEAR).build();
        RoleSettings flags = list(Fields.ALLOWED_ACCOUNT_IDS, new Origin.Flag("--aws-allowed-account-ids"), PROD, DEV)
                .build();

        UnitIdentity identity = plan(flags, near, root);

        assertThat(identity.guard().allowed().orElseThrow()).containsExactly(DEV);
        assertThat(identity.guard().forbidden()).containsExactly(SECURITY, "999999999999");
        assertThat(guard(identity).orElseThrow().where()).contains(ROOT);
    }

    @Test
    void hopsAreNotHeldAgainstItAndFurtherIdentitiesOnlyAgainstTheirOwn() {
        RoleSettings root = list(Fields.ALLOWED_ACCOUNT_IDS, ROOT, DEV).build();
        AwsFileSettings near = new AwsFileSettings(
                RoleSettings.builder().value(Fields.IAM_ROLE, DEPLOY_DEV, NEAR)
                        .value(Fields.CHAIN, List.of(HUB), NEAR).build(),
                Map.of(Purpose.STATE, role(HUB)),
                Map.of("dns", list(Fields.ALLOWED_ACCOUNT_IDS, NEAR, DEV).value(Fields.IAM_ROLE, DEPLOY_PROD, NEAR)
                        .build()));

        AwsFailure failure = guard(plan(RoleSettings.none(), near, root)).orElseThrow();

        assertThat(failure.text()).contains(DEPLOY_PROD + " (profile dns)", "set by: prod/terrane.hcl:5:3");
    }

    @ParameterizedTest
    @CsvSource({"222,is not an account id", "prod,is not an account id"})
    void whatIsNoAccountIsRefused(String account, String expected) {
        assertThat(catchThrowableOfType(IdentityException.class,
                () -> plan(RoleSettings.none(), RoleSettings.none(),
                        list(Fields.FORBIDDEN_ACCOUNT_IDS, ROOT, account).build()))
                .failure().text())
                .contains(expected, "set by: terrane.hcl:2:3");
    }

    @Test
    void aListThatAllowsNothingIsAMistake() {
        assertThat(catchThrowableOfType(IdentityException.class,
                () -> plan(RoleSettings.none(), RoleSettings.none(), list(Fields.ALLOWED_ACCOUNT_IDS, ROOT).build()))
                .failure().text()).contains("allowed_account_ids is empty");
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:iam::*:role/deploy,true", "arn:aws:iam::222222222222:role/*,true", "*,true",
        "arn:aws:iam::22222222222?:role/deploy,true", "arn:aws:iam::333333333333:role/*,false",
        "arn.aws.iam..222222222222.role.deploy,false", "arn:aws:iam::222222222222:role/dep,false"})
    void theOperatorBoundsTheRolesByPatterns(String pattern, boolean allowed) {
        AllowedRoles roles = new AllowedRoles(
                Optional.of(
                        new Setting<>(List.of(pattern), new Origin.EnvironmentVariable("TERRANE_AWS_ALLOWED_ROLES"))));
        identities = world.allowed(roles).identities();

        if (allowed) {
            plan(RoleSettings.none(), role(DEPLOY_DEV), RoleSettings.none());
        } else {
            AwsFailure failure = catchThrowableOfType(IdentityException.class,
                    () -> plan(RoleSettings.none(), role(DEPLOY_DEV), RoleSettings.none())).failure();
            assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(failure.text()).contains("outside of the allowed roles", "by: TERRANE_AWS_ALLOWED_ROLES",
                    "set by: prod/terrane.hcl:5:3");
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void hopsAreBoundedToo() {
        AllowedRoles roles = new AllowedRoles(
                Optional.of(new Setting<>(List.of(DEPLOY_DEV), new Origin.Flag("--aws-allowed-roles"))));
        identities = world.allowed(roles).identities();
        RoleSettings near = RoleSettings.builder().value(Fields.IAM_ROLE, DEPLOY_DEV, NEAR)
                .value(Fields.CHAIN, List.of(HUB), NEAR).build();

        assertThat(catchThrowableOfType(IdentityException.class,
                () -> plan(RoleSettings.none(), near, RoleSettings.none())).failure().text())
                .contains("the role " + HUB + " is outside");
    }
}
