package dev.terrane.aws.auth;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.HeardNotices;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.world.SystemCommands;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.record.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthProviderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "GIVEN", "from-unit");

    @TempDir
    Path folder;

    private final HeardNotices notices = new HeardNotices();
    private final AuthProvider provider = new AuthProvider(new SystemCommands(System.err), notices);

    private AuthAnswer answer(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("answer.json"), json);
        return provider.run("cat " + file, folder, ENVIRONMENT);
    }

    @Test
    void itsCredentialsVariablesAndExpirationAreRead() throws IOException {
        AuthAnswer answer = answer("""
                {"awsCredentials": {"ACCESS_KEY_ID": "ASIAX", "SECRET_ACCESS_KEY": "s", "SESSION_TOKEN": "t",
                  "expiration": "2026-03-01T13:00:00Z"}, "envs": {"GITHUB_TOKEN": "g"}, "unknown": [1, null]}""");

        assertThat(answer.credentials()).hasValueSatisfying(credentials -> {
            assertThat(credentials.accessKeyId()).isEqualTo("ASIAX");
            assertThat(credentials.sessionToken()).contains("t");
            assertThat(credentials.expiration()).contains(Instant.parse("2026-03-01T13:00:00Z"));
        });
        assertThat(answer.variables()).containsExactly(Map.entry("GITHUB_TOKEN", "g"));
        assertThat(answer.role()).isEmpty();
        assertThat(answer.toString()).doesNotContain("ASIAX").contains("GITHUB_TOKEN");
    }

    @Test
    void credentialsWinOverARole() throws IOException {
        AuthAnswer answer = answer("""
                {"awsCredentials": {"ACCESS_KEY_ID": "AKIA", "SECRET_ACCESS_KEY": "s"},
                 "awsRole": {"roleARN": "arn:aws:iam::222222222222:role/x"}}""");

        assertThat(answer.role()).isEmpty();
        assertThat(answer.credentials()).isPresent();
    }

    @Test
    void aRoleIsASettingOfItsOwnOrigin() throws IOException {
        RoleSettings role = answer("""
                {"awsRole": {"roleARN": "arn:aws:iam::222222222222:role/x", "roleSessionName": "me",
                  "duration": 1800, "webIdentityToken": "a.b.c"}}""").role().orElseThrow();

        assertThat(role.role().map(Setting::value)).contains("arn:aws:iam::222222222222:role/x");
        assertThat(role.get(Fields.SESSION_NAME).map(Setting::value)).contains("me");
        assertThat(role.get(Fields.DURATION).orElseThrow().value()).hasSeconds(1800);
        assertThat(role.get(Fields.WEB_IDENTITY_TOKEN)).isPresent();
        assertThat(role.role().orElseThrow().origin().describe()).isEqualTo("--auth-provider-cmd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} |
            null |
            """)
    void nothingIsAnAnswerToo(String json) throws IOException {
        assertThat(answer(json)).isEqualTo(AuthAnswer.NOTHING);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sh -c 'exit 3'                                                | ended with exit code 3
            true                                                          | printed nothing
            echo top-secret                                               | it is not valid JSON
            echo '[]'                                                     | it is not a JSON object
            echo '{} {}'                                                  | there is more after the document
            echo '{"awsCredentials": {"ACCESS_KEY_ID": "x"}}'             | awsCredentials.SECRET_ACCESS_KEY is missing or empty
            echo '{"awsCredentials": {"ACCESS_KEY_ID": "", "SECRET_ACCESS_KEY": "top-secret"}}' | ACCESS_KEY_ID is missing or empty
            echo '{"awsCredentials": "x"}'                                | awsCredentials is not an object
            echo '{"awsRole": {"roleARN": ""}}'                           | awsRole.roleARN is missing or empty
            echo '{"envs": {"A": 1}}'                                     | envs.A is not a string
            no-such-program-here                                          | could not be run
            echo 'open                                                    | has an open quote
            `   `                                                         | is empty
            """)
    void whateverGoesWrongStopsTheUnitAndShowsNoSecret(String command, String expected) {
        AwsFailure failure = catchThrowableOfType(IdentityException.class,
                () -> provider.run(command, folder, ENVIRONMENT)).failure();

        assertThat(failure.kind()).isEqualTo(Kind.AUTH_PROVIDER);
        assertThat(failure.text()).contains(expected, "set by: --auth-provider-cmd").doesNotContain("top-secret");
    }

    @Test
    void itRunsInTheUnitsFolderWithTheUnitsEnvironmentAndWithoutAShell() throws IOException {
        Path script = folder.resolve("auth.sh");
        Files.writeString(script, """
                #!/bin/sh
                printf '{"envs": {"PWD": "%s", "GIVEN": "%s", "ARG": "%s"}}' "$(pwd -P)" "$GIVEN" "$1"
                """);
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(provider.run(script + " 'a $HOME' b", folder, ENVIRONMENT).variables())
                .containsEntry("PWD", folder.toRealPath().toString()).containsEntry("GIVEN", "from-unit")
                .containsEntry("ARG", "a $HOME");
    }

    @Test
    void whatOnlyAShellUnderstandsIsLeftOutAloud() throws IOException {
        assertThat(provider.run("echo '{\"envs\": {\"A\": \"a|b\"}}' | cat; true", folder, ENVIRONMENT).variables())
                .containsEntry("A", "a|b");

        assertThat(notices.all()).singleElement().asString().contains("`| cat; true` is left out");
    }

    @Test
    void itsExitCodeBecomesTerranes() {
        assertThat(catchThrowableOfType(IdentityException.class,
                () -> provider.run("sh -c 'exit 3'", folder, ENVIRONMENT)).exitCode()).isEqualTo(3);
        assertThat(catchThrowableOfType(IdentityException.class,
                () -> provider.run("true", folder, ENVIRONMENT)).exitCode()).isEqualTo(1);
    }

    @Test
    void unitsAreEvaluatedWithItsVariablesAndOverThemItsCredentials() {
        Map<String, String> before = Map.of("AWS_PROFILE", "mine", "AWS_SESSION_TOKEN", "old", "KEPT", "yes");
        try (AwsIdentities identities = new TestWorld(folder).identities()) {
            AuthAnswer answer = new AuthAnswer(Map.of("MORE", "m", "AWS_ACCESS_KEY_ID", "FROMENVS"),
                    Optional.of(new Credentials("AKIAX", "s", Optional.empty(), Optional.empty())), Optional.empty());

            assertThat(identities.environment(UNIT, answer, before)).isEqualTo(Map.of("KEPT", "yes", "MORE", "m",
                    "AWS_ACCESS_KEY_ID", "AKIAX", "AWS_SECRET_ACCESS_KEY", "s"));
            assertThat(identities.environment(UNIT, AuthAnswer.NOTHING, before)).isEqualTo(before);
        }
    }

    @Test
    void unitsAreEvaluatedWithTheCredentialsOfItsRole() {
        TestWorld world = new TestWorld(folder);
        try (Sandbox sandbox = Accounts.sandbox(world.time().clock());
                AwsIdentities identities = world.user(sandbox, SECURITY, "alice").identities()) {
            AuthAnswer answer = new AuthAnswer(Map.of(), Optional.empty(), Optional.of(RoleSettings.builder()
                    .value(Fields.IAM_ROLE, HUB, new Origin.AuthProvider()).build()));

            assertThat(identities.environment(UNIT, answer, Map.of()).get("AWS_ACCESS_KEY_ID")).startsWith("ASIA");
            identities.session(identities.plan(UNIT, world.layers(RoleSettings.none()), answer, APPLY));

            assertThat(sandbox.requests()).extracting(RecordedRequest::resource).containsExactly(HUB);
        }
    }

    @Test
    void itRunsOnceForTheSameCommandAndFolder() throws IOException {
        Path log = folder.resolve("log");
        String command = "sh -c 'echo run >> " + log + "; echo {}'";

        provider.run(command, folder, ENVIRONMENT);
        provider.run(command, folder, ENVIRONMENT);
        provider.run(command, Files.createDirectory(folder.resolve("other")), ENVIRONMENT);

        assertThat(log).hasContent("run\nrun\n");
    }

    @Test
    void itsRoleIsAssumedByTheBaseAndAsksForTheUnitsRole() {
        TestWorld world = new TestWorld(folder);
        try (Sandbox sandbox = Accounts.sandbox(world.time().clock());
                AwsIdentities identities = world.user(sandbox, SECURITY, "alice").identities()) {
            AuthAnswer answer = new AuthAnswer(Map.of(), Optional.empty(), Optional.of(RoleSettings.builder()
                    .value(Fields.IAM_ROLE, HUB, new Origin.AuthProvider()).build()));

            identities.session(identities.plan(UNIT, world.layers(RoleSettings.none()), answer, APPLY));
            assertThat(sandbox.requests()).extracting(RecordedRequest::resource).containsExactly(HUB);
            identities.session(identities.plan(UNIT, world.layers(role(DEPLOY_DEV)), answer, APPLY));
            identities.session(identities.plan(UNIT, world.layers(role(DEPLOY_PROD)), answer, APPLY));
            assertThat(sandbox.requests()).extracting(RecordedRequest::resource).containsExactly(HUB, DEPLOY_DEV,
                    DEPLOY_PROD);
            assertThat(List.of(sandbox.requests().getLast().principal())).singleElement().asString()
                    .contains("assumed-role/hub");

            AuthAnswer refused = new AuthAnswer(Map.of(), Optional.empty(), Optional.of(RoleSettings.builder()
                    .value(Fields.IAM_ROLE, NOBODY, new Origin.AuthProvider()).build()));
            AwsFailure failure = catchThrowableOfType(IdentityException.class, () -> identities
                    .session(identities.plan(UNIT, world.layers(role(DEPLOY_DEV)), refused, APPLY))).failure();
            assertThat(failure.text()).contains("STS refused the role " + NOBODY, "set by: --auth-provider-cmd");
        }
    }
}
