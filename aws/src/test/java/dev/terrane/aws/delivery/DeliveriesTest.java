package dev.terrane.aws.delivery;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.DEV;
import static dev.terrane.aws.testing.Accounts.HERE;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.PROD;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.audit.AuditFile;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.FakeTime;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.aws.world.Notices.Level;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit's children get, in each of the three ways. */
class DeliveriesTest {
    @TempDir
    Path home;

    private TestWorld world;
    private FakeTime time;
    private Sandbox sandbox;
    private AwsIdentities identities;

    @BeforeEach
    void start() {
        world = new TestWorld(home);
        time = world.time();
        sandbox = Accounts.sandbox(time.clock());
        world.user(sandbox, SECURITY, "alice");
        identities = world.identities();
    }

    @AfterEach
    void stop() {
        identities.close();
        sandbox.close();
    }

    private UnitIdentity plan(AwsFileSettings file) {
        return identities.plan(UNIT, new SettingsLayers(RoleSettings.none(),
                List.of(AmbientSettings.of(world.environment())), List.of(), List.of(file)), AuthAnswer.NOTHING, APPLY);
    }

    private static AwsFileSettings file(RoleSettings.Builder own) {
        return new AwsFileSettings(own.build(), Map.of(), Map.of());
    }

    private static RoleSettings.Builder role(String arn) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, arn, HERE);
    }

    private Delivery deliver(RoleSettings.Builder own) {
        return identities.deliver(plan(file(own)), world.environment());
    }

    /** What a child asks its endpoint for. */
    private static String ask(Map<String, String> environment, String name) throws IOException {
        URI uri = URI.create(environment.get(CredentialProcess.URL) + "/" + CredentialsEndpoint.segment(name));
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: 127.0.0.1:" + uri.getPort()
                            + "\r\nAuthorization: "
                            + environment.get(CredentialProcess.TOKEN) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String accountOf(String answer) throws Json.NotJson {
        return Json.text(Json.readObject(answer.substring(answer.indexOf("\r\n\r\n")).strip()), "AccountId")
                .orElseThrow();
    }

    @Test
    void variablesAreSetAndWhateverContradictsThemGoes() {
        Map<String, String> before = new HashMap<>(world.environment());
        for (String name : List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME",
                "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_SOMETHING_NEW")) {
            before.put(name, "old");
        }

        try (Delivery delivery = identities.deliver(plan(file(role(DEPLOY_DEV))), before)) {
            Map<String, String> child = delivery.environment().applyTo(before);
            Credentials credentials = identities.session(plan(file(role(DEPLOY_DEV)))).credentials();

            Map<String, String> expected = new HashMap<>(world.environment());
            expected.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
            expected.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
            expected.put("AWS_SESSION_TOKEN", credentials.sessionToken().orElseThrow());
            expected.put("AWS_SECURITY_TOKEN", credentials.sessionToken().orElseThrow());
            expected.put("AWS_CREDENTIAL_EXPIRATION", "2026-03-01T13:00:00Z");
            assertThat(child).containsExactlyInAnyOrderEntriesOf(expected);
        }
    }

    @Test
    void withoutARoleNothingIsTouchedAndNobodyIsAsked() {
        try (Delivery delivery = deliver(RoleSettings.builder())) {
            assertThat(delivery.environment().isEmpty()).isTrue();
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void aProfileThatGoesLeavesItsRegionBehind() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile dev]\nregion = eu-west-3\n");
        Map<String, String> before = new HashMap<>(world.environment());
        before.put("AWS_PROFILE", "dev");
        before.remove("AWS_REGION");

        try (Delivery delivery = identities.deliver(plan(file(role(DEPLOY_DEV))), before)) {
            assertThat(delivery.environment().applyTo(before)).containsEntry("AWS_REGION", "eu-west-3");
        }
    }

    @Test
    void whatTheAuthProviderGaveIsDeliveredWithoutARoleAndAsksForOne() {
        Session hub = sandbox.session(HUB, "from-provider", Duration.ofHours(1));
        AuthAnswer answer = new AuthAnswer(Map.of(), Optional.of(new Credentials(hub.accessKeyId(), hub.secret(),
                Optional.of(hub.token()), Optional.empty())), Optional.empty());

        UnitIdentity without = identities.plan(UNIT, world.layers(RoleSettings.none()), answer, APPLY);
        try (Delivery delivery = identities.deliver(without, world.environment())) {
            assertThat(delivery.environment().set()).containsEntry("AWS_ACCESS_KEY_ID", hub.accessKeyId());
        }
        UnitIdentity with = identities.plan(UNIT, world.layers(Accounts.role(DEPLOY_DEV)), answer, APPLY);
        assertThat(identities.session(with).identity().account()).isEqualTo(DEV);
        assertThat(sandbox.requests().getLast().principal()).contains("assumed-role/hub/from-provider");
    }

    @Test
    void aUnitIsRefusedWhereTooLittleIsLeftAndNoRenewalCanHelp() {
        sandbox.faults().sessionsLive(Duration.ofMinutes(20));

        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> deliver(role(DEPLOY_DEV).value(Fields.MIN_REMAINING, "30m", HERE)));

        assertThat(refused.failure().kind()).isEqualTo(Kind.TOO_SHORT);
        assertThat(refused.failure().text()).contains("end in 20 min", "min_remaining: 30 min",
                "set by: prod/terragrunt.hcl:3:14", "credentials = \"endpoint\"");
        try (Delivery endpoint = deliver(
                role(DEPLOY_DEV).value(Fields.MIN_REMAINING, "30m", HERE).value(Fields.CREDENTIALS, "endpoint",
                        HERE))) {
            assertThat(endpoint.environment().set()).containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        }
    }

    @Test
    void aSharedSessionIsRenewedEarlyForAChildThatCannotComeBack() {
        deliver(role(DEPLOY_DEV)).close();
        time.pass(Duration.ofMinutes(45));

        try (Delivery delivery = deliver(role(DEPLOY_DEV).value(Fields.MIN_REMAINING, "30m", HERE))) {
            assertThat(delivery.environment().set()).containsEntry("AWS_CREDENTIAL_EXPIRATION", "2026-03-01T13:45:00Z");
        }
    }

    @Test
    void theBaseIsJudgedToo() {
        world.set("AWS_SESSION_TOKEN", "x").set("AWS_CREDENTIAL_EXPIRATION", "2026-03-01T12:05:00Z");
        identities = world.identities();

        try (Delivery delivery = deliver(RoleSettings.builder())) {
            assertThat(delivery.environment().isEmpty()).isTrue();
        }
        assertThat(world.notices().of(Level.WARN)).singleElement().asString().contains("prod/vpc", "end in 5 min");
        assertThatThrownBy(() -> deliver(RoleSettings.builder().value(Fields.MIN_REMAINING, "10m", HERE)))
                .isInstanceOf(IdentityException.class).hasMessageContaining("sooner than min_remaining");
    }

    @Test
    void theEndOfARunningChildsCredentialsIsForetoldOnce() {
        Delivery delivery = deliver(role(DEPLOY_DEV));
        Delivery gone = deliver(role(DEPLOY_DEV));
        gone.close();

        time.pass(Duration.ofMinutes(54));
        assertThat(world.notices().of(Level.WARN)).isEmpty();
        time.pass(Duration.ofMinutes(1));
        assertThat(world.notices().of(Level.WARN)).singleElement().asString().contains("prod/vpc", "in 5 minutes",
                "--aws-credentials endpoint");
        delivery.close();
        assertThat(time.pendingAlarms()).isZero();
    }

    @Test
    void anEndpointOutlivesThreeRenewals() throws Exception {
        sandbox.faults().sessionsLive(Duration.ofMinutes(15));
        try (Delivery delivery = deliver(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "endpoint", HERE))) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());

            assertThat(child).doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
                    "AWS_PROFILE", "AWS_CREDENTIAL_EXPIRATION").containsEntry("AWS_EC2_METADATA_DISABLED", "true");
            assertThat(child.get("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
                    .isEqualTo(child.get(CredentialProcess.URL) + "/main").startsWith("http://127.0.0.1:");
            assertThat(child.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")).hasSize(64);
            String first = ask(child, "main");
            for (int renewal = 0; renewal < 3; renewal++) {
                time.pass(Duration.ofMinutes(12));
                assertThat(ask(child, "main")).startsWith("HTTP/1.1 200").isNotEqualTo(first);
            }
        }
        assertThat(sandbox.requests()).hasSize(4);
    }

    @Test
    void aPrivateConfigurationKeepsSettingsAndHidesKeys() throws IOException {
        userFiles();
        try (Delivery delivery = deliver(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "endpoint", HERE))) {
            Path config = Path.of(delivery.environment().set().get("AWS_CONFIG_FILE"));
            Path credentials = Path.of(delivery.environment().set().get("AWS_SHARED_CREDENTIALS_FILE"));

            assertThat(config).hasContent("""
                    [default]
                    region = eu-west-1

                    [profile keys]
                    output = json
                    credential_process = terrane credential-process own:keys

                    [profile via-default]
                    region = eu-west-2
                    credential_process = terrane credential-process own:via-default

                    [profile via-keys]
                    credential_process = terrane credential-process own:via-keys

                    [profile env]
                    credential_process = terrane credential-process own:env

                    [profile instance]
                    credential_process = terrane credential-process own:instance

                    [profile command]
                    credential_process = terrane credential-process own:command

                    [profile sso]
                    sso_session = corp
                    sso_account_id = 222222222222
                    sso_role_name = Admin
                    s3 =
                      max_concurrent_requests = 5

                    [sso-session corp]
                    sso_region = eu-west-1
                    sso_start_url = https://corp.awsapps.com/start
                    """);
            assertThat(credentials).isEmptyFile();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config))).isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    private void userFiles() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/credentials"), """
                [default]
                aws_access_key_id = AKIADEFAULT
                aws_secret_access_key = default-secret
                [keys]
                aws_access_key_id = AKIAKEYS
                aws_secret_access_key = keys-secret
                """);
        Files.writeString(home.resolve(".aws/config"),
                """
                        [default]
                        region = eu-west-1
                        [profile keys]
                        output = json
                        [profile via-default]
                        role_arn = arn:aws:iam::222222222222:role/deploy
                        source_profile = default
                        region = eu-west-2
                        [profile via-keys]
                        role_arn = arn:aws:iam::222222222222:role/deploy
                        source_profile = keys
                        [profile env]
                        role_arn = arn:aws:iam::222222222222:role/deploy
                        credential_source = Environment
                        [profile instance]
                        role_arn = arn:aws:iam::222222222222:role/deploy
                        credential_source = Ec2InstanceMetadata
                        [profile command]
                        credential_process = printf '{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "s"}' "$AWS_ACCESS_KEY_ID"
                        [profile sso]
                        sso_session = corp
                        sso_account_id = 222222222222
                        sso_role_name = Admin
                        s3 =
                          max_concurrent_requests = 5
                        [sso-session corp]
                        sso_region = eu-west-1
                        sso_start_url = https://corp.awsapps.com/start
                        """);
    }

    @Test
    void theUsersOwnProfilesMeanWhatTheyMeantOutside() throws Exception {
        userFiles();
        try (Delivery delivery = deliver(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "endpoint", HERE))) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());

            assertThat(ask(child, "own:keys")).contains("AKIAKEYS");
            assertThat(accountOf(ask(child, "own:env"))).as("asked by the keys of Terrane's environment")
                    .isEqualTo(DEV);
            assertThat(ask(child, "own:command")).as("run in Terrane's environment")
                    .contains(world.environment().get("AWS_ACCESS_KEY_ID"));
            assertThat(ask(child, "own:absent")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aProcessPrintsWhatTheEndpointGives() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        identities = world.credentialProcess(java, "-cp", System.getProperty("java.class.path"),
                TestLauncher.class.getName()).identities();
        try (Delivery delivery = deliver(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "process", HERE))) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());
            assertThat(child).doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_CONTAINER_CREDENTIALS_FULL_URI");
            String command = Files.readAllLines(Path.of(child.get("AWS_CONFIG_FILE"))).stream()
                    .filter(line -> line.startsWith("credential_process = ")).findFirst().orElseThrow()
                    .substring("credential_process = ".length());

            ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command);
            shell.environment().putAll(child);
            Process process = shell.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(Json.readObject(printed)).containsEntry("Version", 1).containsEntry("AccountId", DEV)
                    .containsKeys("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration");
        }
    }

    @Test
    void theProcessSaysWhatIsWrongAndPrintsNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CredentialProcess.run(
                Map.of(CredentialProcess.URL, "http://127.0.0.1:1/x", CredentialProcess.TOKEN, "t"), "main",
                new PrintStream(out), new PrintStream(err));

        assertThat(code).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not answer any more");
    }

    @Test
    void furtherIdentitiesAreProfilesObtainedBeforeTheChildStarts() throws Exception {
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).build(), Map.of(Purpose.STATE, role(HUB).build()),
                Map.of("dns", role(DEPLOY_PROD).build()));
        try (Delivery delivery = identities.deliver(plan(file), world.environment())) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());

            assertThat(delivery.stateProfile()).contains("terrane-state");
            assertThat(sandbox.requests()).hasSize(3);
            assertThat(Path.of(child.get("AWS_CONFIG_FILE"))).content().contains("""
                    [profile terrane-state]
                    credential_process = terrane credential-process unit:terrane-state
                    """, """
                    [profile dns]
                    credential_process = terrane credential-process unit:dns
                    """);
            assertThat(accountOf(ask(child, "unit:terrane-state"))).isEqualTo(SECURITY);
            assertThat(accountOf(ask(child, "unit:dns"))).isEqualTo(PROD);
            assertThat(child).as("the main one comes by environment").containsKey("AWS_SESSION_TOKEN");
        }
        AwsFileSettings refused = new AwsFileSettings(role(DEPLOY_DEV).build(), Map.of(),
                Map.of("dns", role(NOBODY).build()));
        assertThatThrownBy(() -> identities.deliver(plan(refused), world.environment()))
                .hasMessageContaining("STS refused the role " + NOBODY);
    }

    @Test
    void aProfileIsItselfWhateverItIsCalled() throws Exception {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [profile team/dev]
                aws_access_key_id = AKIATEAM
                aws_secret_access_key = team-secret
                """);
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "endpoint", HERE).build(),
                Map.of(), Map.of("main", role(DEPLOY_PROD).build(), "own:team/dev", role(HUB).build()));
        try (Delivery delivery = identities.deliver(plan(file), world.environment())) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());

            assertThat(accountOf(ask(child, "main"))).isEqualTo(DEV);
            assertThat(accountOf(ask(child, "unit:main"))).isEqualTo(PROD);
            assertThat(accountOf(ask(child, "unit:own:team/dev"))).isEqualTo(SECURITY);
            assertThat(ask(child, "own:team/dev")).contains("AKIATEAM");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "terrane-state", "a b", "x]\n[default", ""})
    void aProfileMayNotTakeThePlaceOfAnotherIdentity(String name) {
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).build(), Map.of(),
                Map.of(name, role(DEPLOY_PROD).build()));

        assertThatThrownBy(() -> plan(file)).hasMessageContaining("a profile of a unit cannot be called")
                .hasMessageContaining("set by: prod/terragrunt.hcl:3:14");
    }

    @Test
    void whoseCredentialsAreServedIsOnRecord(@TempDir Path records) throws Exception {
        userFiles();
        Path log = records.resolve("audit.jsonl");
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).value(Fields.CREDENTIALS, "endpoint", HERE).build(),
                Map.of(), Map.of("dns", role(DEPLOY_PROD).build()));
        try (AuditFile audit = AuditFile.open(new Setting<>(log, HERE), "run-1", time)) {
            identities = world.audit(audit).identities();
            try (Delivery delivery = identities.deliver(plan(file), world.environment())) {
                Map<String, String> child = delivery.environment().applyTo(world.environment());
                ask(child, "main");
                ask(child, "unit:dns");
                ask(child, "own:keys");
            }
        }

        List<String> served = Files.readAllLines(log).stream().filter(line -> line.contains("credentials.served"))
                .toList();
        assertThat(served).hasSize(3);
        assertThat(served.get(0)).contains("\"profile\":\"main\"", DEPLOY_DEV);
        assertThat(served.get(1)).contains("\"profile\":\"dns\"", DEPLOY_PROD).doesNotContain(DEPLOY_DEV);
        assertThat(served.get(2)).contains("\"profile\":\"own:keys\"", "AKIAKEYS").doesNotContain("\"role\"");
    }

    @Test
    void withoutAMainRoleTheDefaultProfileStaysWhatItWas() throws IOException {
        userFiles();
        AwsFileSettings file = new AwsFileSettings(RoleSettings.none(), Map.of(),
                Map.of("dns", role(DEPLOY_PROD).build()));
        try (Delivery delivery = identities.deliver(plan(file), world.environment())) {
            Map<String, String> child = delivery.environment().applyTo(world.environment());

            assertThat(child).containsAllEntriesOf(world.environment());
            assertThat(Path.of(child.get("AWS_CONFIG_FILE"))).content().contains("""
                    [default]
                    region = eu-west-1
                    credential_process = terrane credential-process own:default
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment", "endpoint", "process"})
    void nothingSecretIsEverInAFileAndNothingIsLeft(String mode) throws IOException {
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).value(Fields.CREDENTIALS, mode, HERE).build(),
                Map.of(Purpose.STATE, role(HUB).build()), Map.of());
        int port;
        try (Delivery delivery = identities.deliver(plan(file), world.environment())) {
            Map<String, String> set = delivery.environment().set();
            port = URI.create(set.get(CredentialProcess.URL)).getPort();
            String files = content(home);
            assertThat(sandbox.issuedSecrets()).isNotEmpty()
                    .noneMatch(secret -> files.contains(secret.value()));
            assertThat(files).doesNotContain(set.get(CredentialProcess.TOKEN));
            assertThat(delivery.toString()).doesNotContain(set.get(CredentialProcess.TOKEN));
        }
        try (Stream<Path> left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
        identities.close();
        assertThat(isEndpoint(port)).isFalse();
    }

    /** Whether Terrane answers there; another program may have taken the port meanwhile. */
    private static boolean isEndpoint(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes(64), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 421");
        } catch (IOException _) {
            return false;
        }
    }

    private static String content(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONFIG_FILE", "AWS_SESSION_TOKEN", "AWS_WEB_IDENTITY_TOKEN_FILE"})
    void aVariableThatContradictsTheRoleIsAnError(String name) {
        Origin origin = new Origin.FilePosition("prod/terragrunt.hcl", 12, 7);
        IdentityException refused = catchThrowableOfType(IdentityException.class,
                () -> ChildVariables.check(plan(file(role(DEPLOY_DEV))), Set.of("TF_LOG", name), origin));

        assertThat(refused.failure().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refused.failure().text()).contains(name + " is set for Terraform", "role: " + DEPLOY_DEV,
                "set by: prod/terragrunt.hcl:12:7", "no_role = true");
        ChildVariables.check(plan(file(RoleSettings.builder())), Set.of(name), origin);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAN", "APPLY", "DESTROY"})
    void eachPurposeHasItsRole(Purpose purpose) {
        AwsFileSettings file = new AwsFileSettings(role(DEPLOY_DEV).build(),
                Map.of(Purpose.PLAN, role(HUB).build(), Purpose.APPLY, role(DEPLOY_PROD).build()), Map.of());
        SettingsLayers layers = new SettingsLayers(RoleSettings.none(), List.of(), List.of(), List.of(file));

        assertThat(identities.plan(UNIT, layers, AuthAnswer.NOTHING, purpose).role().orElseThrow().request().role())
                .hasToString(purpose == Purpose.PLAN ? HUB : DEPLOY_PROD);
    }
}
