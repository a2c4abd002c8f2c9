package dev.terrane.aws.testing;

import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.UnitFacts;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.SandboxBuilder;
import dev.terrane.sandbox.iam.Trust;
import java.time.Clock;
import java.time.Duration;

/** A security account with users and a hub, and two target accounts: what most tests begin with. */
public final class Accounts {
    public static final String SECURITY = "111111111111";
    public static final String DEV = "222222222222";
    public static final String PROD = "333333333333";
    public static final String ISSUER = "https://ci.example.com";

    public static final String HUB = "arn:aws:iam::111111111111:role/hub";
    public static final String DEPLOY_DEV = "arn:aws:iam::222222222222:role/deploy";
    public static final String DEPLOY_PROD = "arn:aws:iam::333333333333:role/ops/deploy";
    public static final String EXTERNAL = "arn:aws:iam::333333333333:role/external";
    public static final String CI = "arn:aws:iam::111111111111:role/ci";
    public static final String MFA_ONLY = "arn:aws:iam::222222222222:role/mfa";
    public static final String NOBODY = "arn:aws:iam::222222222222:role/nobody";

    public static final Origin HERE = new Origin.FilePosition("prod/terragrunt.hcl", 3, 14);
    public static final UnitFacts UNIT = new UnitFacts("prod/vpc", "vpc", "infra", "apply");
    public static final Purpose APPLY = Purpose.APPLY;

    private Accounts() {}

    public static Sandbox sandbox(Clock clock) {
        return builder().clock(clock).start();
    }

    public static SandboxBuilder builder() {
        Trust security = Trust.of("arn:aws:iam::" + SECURITY + ":root");
        return Sandbox.builder().issuer(ISSUER)
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*").mfaDevice("alice"))
                        .oidcProvider(ISSUER, "sts.amazonaws.com").role("hub", role -> role.trust(security).trust(
                                Trust.of(CI)).allow("sts:*"))
                        .role("ci", role -> role
                                .trust(Trust.web("arn:aws:iam::" + SECURITY + ":oidc-provider/ci.example.com"))
                                .allow("sts:*").maxSession(Duration.ofHours(12))))
                .account(DEV, account -> account.role("deploy", role -> role.trust(security).allow("*"))
                        .role("mfa", role -> role.trust(security.mfa()).allow("*"))
                        .role("nobody", role -> role.allow("*")))
                .account(PROD, account -> account
                        .role("deploy", role -> role.path("/ops/").trust(security).allow("*")
                                .maxSession(Duration.ofHours(4)))
                        .role("external", role -> role.trust(security.externalId("secret-handshake")).allow("*")));
    }

    /** What a unit's file says: a role. */
    public static RoleSettings role(String arn) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, arn, HERE).build();
    }

    /** The same and something more. */
    public static RoleSettings role(String arn, Field<?> field, Object value) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, arn, HERE).value(field, value, HERE).build();
    }
}
