package dev.terrane.aws.base;

import static dev.terrane.aws.testing.Accounts.CI;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.DEV;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.ISSUER;
import static dev.terrane.aws.testing.Accounts.MFA_ONLY;
import static dev.terrane.aws.testing.Accounts.PROD;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.FakeTime;
import dev.terrane.aws.testing.LocalServer;
import dev.terrane.aws.testing.TestTerminal;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's default chain over a given environment and home folder. */
class BaseCredentialsTest {
    @TempDir
    Path home;

    private TestWorld world;
    private FakeTime time;
    private Sandbox sandbox;
    private AccessKey alice;

    @BeforeEach
    void start() {
        world = new TestWorld(home).patience(TestWorld.SHORT);
        time = world.time();
        sandbox = Accounts.sandbox(time.clock());
        alice = sandbox.accessKey(SECURITY, "alice");
        world.endpoint(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"),
                text.replace("$ID", alice.id()).replace("$SECRET", alice.secret()));
    }

    private Session base() {
        Session session = world.identities().broker().requester(new Requester.Base());
        session.credentials();
        return session;
    }

    private AwsFailure failure() {
        return catchThrowableOfType(IdentityException.class, this::base).failure();
    }

    @Test
    void keysInTheEnvironmentComeFirst() throws IOException {
        config("[default]\naws_access_key_id = other\naws_secret_access_key = other\n");
        world.user(sandbox, SECURITY, "alice").set("AWS_PROFILE", "default");

        assertThat(base().description()).isEqualTo("the environment (AWS_ACCESS_KEY_ID)");
        assertThat(base().identity().arn()).isEqualTo("arn:aws:iam::111111111111:user/alice");
    }

    @Test
    void aHalfSetEnvironmentIsAFailureNotAReasonToGoOn() throws IOException {
        config("[default]\naws_access_key_id = $ID\naws_secret_access_key = $SECRET\n");
        world.set("AWS_ACCESS_KEY_ID", "AKIAHALF");

        assertThat(failure().text()).contains("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not");
    }

    @Test
    void keysThatSayThatTheyHaveExpiredAreBelieved() {
        world.user(sandbox, SECURITY, "alice").set("AWS_SESSION_TOKEN", "x").set("AWS_CREDENTIAL_EXPIRATION",
                "2026-03-01T11:59:59Z");

        assertThat(failure().kind()).isEqualTo(Kind.BASE_EXPIRED);
        assertThat(failure().text()).contains("have expired at 2026-03-01T11:59:59Z");
    }

    @Test
    void aProcessThatGivesASessionThatIsOverIsNotTakenToSts() throws IOException {
        config("[default]\ncredential_process = cat %s\n".formatted(home.resolve("keys.json")));
        Files.writeString(home.resolve("keys.json"), JsonText.of(Map.of("Version", 1, "AccessKeyId", alice.id(),
                "SecretAccessKey", alice.secret(), "Expiration", "2026-03-01T11:59:59Z")));

        assertThat(failure().kind()).isEqualTo(Kind.BASE_EXPIRED);
        assertThat(failure().text()).contains("profile default (credential_process) have expired at");
    }

    @Test
    void aWebIdentityInTheEnvironmentIsARole() throws IOException {
        Path token = Files.writeString(home.resolve("token"),
                sandbox.issuer(ISSUER).token("repo", "sts.amazonaws.com", Duration.ofMinutes(5)));
        world.set("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString()).set("AWS_ROLE_ARN", CI).set("AWS_ROLE_SESSION_NAME",
                "the-job");

        assertThat(base().identity().arn()).isEqualTo("arn:aws:sts::111111111111:assumed-role/ci/the-job");
        assertThat(base().description()).isEqualTo("the environment (AWS_WEB_IDENTITY_TOKEN_FILE)");
        assertThat(base().renewable()).isTrue();
    }

    @Test
    void theProfileInUseIsAwsProfileElseDefault() throws IOException {
        config("""
                [default]
                aws_access_key_id = $ID
                aws_secret_access_key = $SECRET
                [profile other]
                aws_access_key_id = AKIAOTHER
                aws_secret_access_key = x
                """);

        assertThat(base().description()).isEqualTo("profile default");
        world.set("AWS_PROFILE", "other");
        assertThat(base().credentials().accessKeyId()).isEqualTo("AKIAOTHER");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            dev,      222222222222, profile dev (role_arn)
            prod,     333333333333, profile prod (role_arn)
            self,     222222222222, profile self (role_arn)
            env,      222222222222, profile env (role_arn)
            process,  111111111111, profile process (credential_process)
            web,      111111111111, profile web (role_arn)
            """)
    void aProfileIsReadAsTheSdksReadIt(String profile, String account, String description) throws IOException {
        Path token = Files.writeString(home.resolve("token"),
                sandbox.issuer(ISSUER).token("repo", "sts.amazonaws.com", Duration.ofMinutes(5)));
        config("""
                [profile keys]
                aws_access_key_id = $ID
                aws_secret_access_key = $SECRET
                [profile hub]
                role_arn = %s
                source_profile = keys
                [profile dev]   ; with a comment
                role_arn = %s
                source_profile = keys
                role_session_name = me
                duration_seconds = 900
                # the target, through the hub
                [profile prod]
                role_arn = %s
                source_profile = hub
                [profile self]
                role_arn = %s
                source_profile = self
                aws_access_key_id = $ID
                aws_secret_access_key = $SECRET
                [profile env]
                role_arn = %s
                credential_source = Environment
                [profile process]
                credential_process = cat %s
                [profile web]
                role_arn = %s
                web_identity_token_file = %s
                """.formatted(HUB, DEPLOY_DEV, DEPLOY_PROD, DEPLOY_DEV, DEPLOY_DEV, home.resolve("keys.json"), CI,
                token));
        Files.writeString(home.resolve("keys.json"), JsonText.of(
                Map.of("Version", 1, "AccessKeyId", alice.id(), "SecretAccessKey", alice.secret())));
        if (profile.equals("env")) {
            // the keys of the environment would come first: they are only the profile's source here
            try (AwsIdentities identities = world.user(sandbox, SECURITY, "alice").identities()) {
                Session session = identities.broker().requester(new Requester.Profile("env"));
                assertThat(session.identity().account()).isEqualTo(account);
                assertThat(session.description()).isEqualTo(description);
            }
            return;
        }
        world.set("AWS_PROFILE", profile);

        assertThat(base().identity().account()).isEqualTo(account);
        assertThat(base().description()).isEqualTo(description);
    }

    @Test
    void aProfilesMfaDeviceIsAskedFor() throws IOException {
        config("""
                [profile keys]
                aws_access_key_id = $ID
                aws_secret_access_key = $SECRET
                [profile mfa]
                role_arn = %s
                source_profile = keys
                mfa_serial = %s
                """.formatted(MFA_ONLY, sandbox.mfaSerial(SECURITY, "alice")));
        TestTerminal terminal = new TestTerminal(() -> sandbox.mfaCode(SECURITY, "alice"), () -> {
        });
        world.set("AWS_PROFILE", "mfa").terminal(terminal);

        assertThat(base().identity().account()).isEqualTo(DEV);
        assertThat(terminal.questions()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            absent       | AWS_PROFILE names the AWS profile absent, which is in neither
            empty        | the AWS profile empty gives no credentials
            circle       | goes round in a circle: circle → other → circle
            sourceless   | nothing that asks for it
            place        | unknown credential_source Moon
            badprocess   | ended with exit code 7
            notjson      | answered badly: it is not valid JSON
            nosession    | names the sso-session gone, which is not in
            malformed    | `deploy` is not the ARN of an IAM role
            """)
    void aProfileThatCannotWorkIsExplained(String profile, String expected) throws IOException {
        config("""
                [profile empty]
                region = eu-west-1
                [profile circle]
                role_arn = %1$s
                source_profile = other
                [profile other]
                role_arn = %1$s
                source_profile = circle
                [profile sourceless]
                role_arn = %1$s
                [profile place]
                role_arn = %1$s
                credential_source = Moon
                [profile badprocess]
                credential_process = exit 7
                [profile notjson]
                credential_process = echo secret-but-broken
                [profile nosession]
                sso_session = gone
                sso_account_id = 1
                sso_role_name = x
                [profile malformed]
                role_arn = deploy
                source_profile = empty
                """.formatted(DEPLOY_DEV));
        world.set("AWS_PROFILE", profile);

        assertThat(failure().text()).contains(expected).doesNotContain("secret-but-broken");
    }

    @Test
    void whereNothingIsFoundTheFailureListsWhatWasLookedAt() {
        AwsFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.NO_BASE);
        assertThat(failure.text()).contains("no AWS credentials were found",
                "environment: AWS_ACCESS_KEY_ID is not set",
                "web identity:", "profile default: not in " + home.resolve(".aws/config"), "container:",
                "instance: switched off by AWS_EC2_METADATA_DISABLED", "aws sso login");
    }

    @Test
    void aContainersEndpointIsAskedWithItsToken() throws IOException {
        try (LocalServer server = new LocalServer()) {
            server.answer("GET /role", request -> request.header("Authorization").equals("container-token")
                    ? LocalServer
                            .json(Map.of("AccessKeyId", alice.id(), "SecretAccessKey", alice.secret(), "Expiration",
                                    "2026-03-01T13:00:00Z"))
                    : LocalServer.status(403));
            Path token = Files.writeString(home.resolve("container-token"), "container-token");
            world.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.uri() + "/role")
                    .set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString())
                    .set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "the file wins");

            assertThat(base().description()).isEqualTo("the container's credentials endpoint");
            assertThat(base().credentials().accessKeyId()).isEqualTo(alice.id());
            assertThat(base().renewable()).isTrue();
        }
        world.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://evil.example/role");
        assertThat(failure().text()).contains("may not be asked over http: evil.example");
    }

    @Test
    void anInstancesRoleIsReadByVersionTwoOfItsMetadataAndByVersionOneBehindAHop() throws IOException {
        try (LocalServer server = new LocalServer()) {
            server.answer("PUT /latest/api/token", _ -> LocalServer.text("imds-token"));
            server.answer("GET /latest/meta-data/iam/security-credentials/", _ -> LocalServer.text("the-role"));
            server.answer("GET /latest/meta-data/iam/security-credentials/the-role",
                    _ -> LocalServer.json(Map.of("Code", "Success", "AccessKeyId", alice.id(), "SecretAccessKey",
                            alice.secret(), "Token", "t", "Expiration", "2026-03-01T18:00:00Z")));
            world.unset("AWS_EC2_METADATA_DISABLED").set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.uri() + "/");

            assertThat(base().credentials().sessionToken()).contains("t");
            assertThat(server.requests().getLast().header("X-aws-ec2-metadata-token")).isEqualTo("imds-token");

            server.answer("PUT /latest/api/token", _ -> LocalServer.status(403));
            assertThat(base().credentials().accessKeyId()).isEqualTo(alice.id());
            world.set("AWS_EC2_METADATA_V1_DISABLED", "true");
            assertThat(failure().text()).contains("instance: its metadata service gave no token");
        }
    }

    @Test
    void anInstanceWithoutARoleIsNoFailureOfItsOwn() throws IOException {
        try (LocalServer server = new LocalServer()) {
            server.answer("PUT /latest/api/token", _ -> LocalServer.text("imds-token"));
            world.unset("AWS_EC2_METADATA_DISABLED").set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.uri().toString());

            assertThat(failure().text()).contains("no AWS credentials were found",
                    "instance: its metadata service knows no role of this instance");
        }
    }

    @Test
    void theProfilesRegionAndEndpointAreUsedWhereNoVariableSaysOtherwise() throws IOException {
        config("""
                [profile dev]
                region = eu-south-1
                services = local
                aws_access_key_id = $ID
                aws_secret_access_key = $SECRET
                [services local]
                sts =
                  endpoint_url = %s
                """.formatted(sandbox.endpoint()));
        world.unset("AWS_ENDPOINT_URL").unset("AWS_REGION").set("AWS_PROFILE", "dev");

        try (AwsIdentities identities = world.identities()) {
            UnitIdentity plan = identities.plan(Accounts.UNIT, world.layers(Accounts.role(DEPLOY_PROD)),
                    AuthAnswer.NOTHING, Accounts.APPLY);
            assertThat(plan.role().orElseThrow().request().sts().region()).isEqualTo("eu-south-1");
            assertThat(identities.session(plan).identity().account()).isEqualTo(PROD);
        }
        assertThat(List.copyOf(sandbox.requests())).isNotEmpty();
    }
}
