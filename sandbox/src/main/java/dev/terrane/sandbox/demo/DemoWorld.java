package dev.terrane.sandbox.demo;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.SandboxBuilder;
import dev.terrane.sandbox.iam.Trust;
import java.util.List;

/**
 * The accounts of the demo and of the examples: one for security, where people's users live and may do nothing but assume roles, and three
 * targets, each with a bucket for state, a table for locks and these roles: `terrane-deploy` does everything, `terrane-plan` only reads,
 * `terrane-state` has the bucket and nothing else, `terrane-partner` asks for an external id, and `terrane-spoke` trusts nobody but the
 * security account's role `terrane-hub`.
 */
public final class DemoWorld {
    /** An account that the demo deploys to. */
    public record Target(String name, String account) {
        public String stateBucket() {
            return STATE_BUCKET_PREFIX + "-" + account;
        }

        /** Writes state, takes locks, manages parameters. */
        public String deployRole() {
            return "arn:aws:iam::" + account + ":role/" + DEPLOY;
        }

        /** Reads state and parameters; cannot write, so cannot take a lock. */
        public String planRole() {
            return "arn:aws:iam::" + account + ":role/" + PLAN;
        }
    }

    public static final String SECURITY_ACCOUNT = "111111111111";
    public static final String USER = "alice";
    public static final String REGION = "us-east-1";
    public static final String LOCK_TABLE = "terrane-demo-locks";
    public static final String STATE_BUCKET_PREFIX = "terrane-demo-state";
    public static final Target DEV = new Target("dev", "222222222222");
    public static final Target STAGE = new Target("stage", "333333333333");
    public static final Target PROD = new Target("prod", "444444444444");
    public static final List<Target> TARGETS = List.of(DEV, STAGE, PROD);

    private static final String DEPLOY = "terrane-deploy";
    private static final String PLAN = "terrane-plan";
    private static final String STATE = "terrane-state";
    private static final String PARTNER = "terrane-partner";
    private static final String EXTERNAL_ID = "terrane-demo";
    private static final String HUB = "terrane-hub";
    private static final String SPOKE = "terrane-spoke";
    private static final String[] EVERYTHING = {"s3:*", "dynamodb:*", "ssm:*"};

    private DemoWorld() {}

    /** A sandbox with these accounts. */
    public static Sandbox start() {
        SandboxBuilder builder = Sandbox.builder();
        declare(builder);
        return builder.start();
    }

    /** Declares the accounts. */
    public static void declare(SandboxBuilder sandbox) {
        Trust security = Trust.of("arn:aws:iam::" + SECURITY_ACCOUNT + ":root");
        Trust hub = Trust.of("arn:aws:iam::" + SECURITY_ACCOUNT + ":role/" + HUB);
        sandbox.account(SECURITY_ACCOUNT, account -> account.user(USER, user -> user.allow("sts:AssumeRole")).role(HUB,
                role -> role.trust(security).allow("sts:AssumeRole")));
        for (Target target : TARGETS) {
            sandbox.account(target.account(),
                    account -> account.bucket(target.stateBucket(), REGION).lockTable(LOCK_TABLE, REGION)
                            .role(DEPLOY, role -> role.trust(security).allow(EVERYTHING))
                            .role(PLAN, role -> role.trust(security).allow("s3:Get*", "s3:List*", "dynamodb:Get*",
                                    "dynamodb:Describe*", "ssm:Get*", "ssm:Describe*", "ssm:List*"))
                            .role(STATE, role -> role.trust(security).allow("s3:*"))
                            .role(PARTNER, role -> role.trust(security.externalId(EXTERNAL_ID)).allow(EVERYTHING))
                            .role(SPOKE, role -> role.trust(hub).allow(EVERYTHING)));
        }
    }
}
