package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.cli.Console;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.record.RecordedRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The `auth` commands in a repository of three units, against the accounts of the demo. */
@TestInstance(Lifecycle.PER_CLASS)
class AuthCommandsTest {
    private static final String DEV_PLAN = DemoWorld.DEV.planRole();
    private static final String DEV_DEPLOY = DemoWorld.DEV.deployRole();
    private static final String PROD_DEPLOY = DemoWorld.PROD.deployRole();

    private Path folder = Path.of("/");
    private final Map<String, String> environment = new HashMap<>();
    private Sandbox sandbox = DemoWorld.start();
    private Console console = new Console("terrane", Path.of("/"), Map.of());

    @BeforeAll
    void repository(@TempDir Path temporary) throws IOException {
        folder = temporary;
        file(".git/HEAD", "ref: refs/heads/main\n");
        file("terrane.hcl", """
                aws {
                  role "plan" {
                    iam_role = "arn:aws:iam::${local.account}:role/terrane-plan"
                  }
                  role "state" {
                    iam_role = "arn:aws:iam::${local.account}:role/terrane-deploy"
                  }
                  profile "prod" {
                    iam_role = "%s"
                  }
                  allowed_account_ids   = ["222222222222", "444444444444"]
                  forbidden_account_ids = ["999999999999"]
                }
                """.formatted(DemoWorld.PROD.planRole()));
        for (DemoWorld.Target target : List.of(DemoWorld.DEV, DemoWorld.PROD)) {
            file(target.name() + "/app/terragrunt.hcl", """
                    locals {
                      account = "%s"
                    }
                    iam_role = "arn:aws:iam::${local.account}:role/terrane-deploy"
                    """.formatted(target.account()));
        }
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file has a folder"));
        Files.writeString(file, text);
    }

    @BeforeEach
    void user() {
        environment.clear();
        AccessKey alice = sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER);
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", alice.id(), "AWS_SECRET_ACCESS_KEY", alice.secret(),
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(), "TERRANE_AWS_SIGNIN_ENDPOINT",
                sandbox.endpoint().toString(), "AWS_REGION", DemoWorld.REGION, "AWS_EC2_METADATA_DISABLED",
                "true", "PATH", "/usr/bin:/bin", "HOME", folder.resolve("home").toString()));
        sandbox.forgetRequests();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private int run(String unit, String... words) {
        console = new Console("terrane", folder.resolve(unit), environment, ProcessStarter.ofSystem());
        return console.runWords(words);
    }

    /** A member of what was printed, by its path. */
    private @Nullable Object printed(String path) throws NotJson {
        return member(Json.read(console.out()), path);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object member(@Nullable Object document, String path) {
        Object at = document;
        for (String step : path.split("\\.", -1)) {
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : ((Map<String, Object>) Objects
                            .requireNonNull(at, path)).get(step);
        }
        return at;
    }

    @Test
    void explainTellsEachValueWithItsOriginAndAsksNobody() throws NotJson {
        environment.put("TERRAGRUNT_IAM_ROLE", PROD_DEPLOY);
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        assertThat(run("dev/app", "auth", "explain", "--json", "--terragrunt-iam-role", DEV_DEPLOY, "--", "plan"))
                .as(console.err()).isZero();

        assertThat(printed("units.0.path")).isEqualTo(".");
        assertThat(printed("units.0.command")).isEqualTo("plan");
        assertThat(printed("units.0.purpose")).isEqualTo("plan");
        assertThat(printed("units.0.role")).isEqualTo(Map.of("value", DEV_DEPLOY, "origin", "--terragrunt-iam-role",
                "overrides", List.of(Map.of("value", PROD_DEPLOY, "origin", "TERRAGRUNT_IAM_ROLE"),
                        Map.of("value", DEV_PLAN, "origin", "../../terrane.hcl:3"),
                        Map.of("value", DEV_DEPLOY, "origin", "terragrunt.hcl:4"))));
        assertThat(printed("units.0.duration.origin")).isEqualTo("default");
        assertThat(printed("units.0.chain")).isEqualTo(List.of());
        assertThat(printed("units.0.credentials")).isEqualTo("environment");
        assertThat(printed("units.0.allowed_account_ids")).isEqualTo(List.of("222222222222", "444444444444"));
        assertThat(printed("units.0.forbidden_account_ids")).isEqualTo(List.of("999999999999"));
        assertThat(printed("units.0.state.role.value")).isEqualTo(DEV_DEPLOY);
        assertThat(printed("units.0.profiles.prod.role.value")).isEqualTo(DemoWorld.PROD.planRole());
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void explainIsAboutApplyUnlessACommandIsNamed() throws NotJson {
        assertThat(run("", "auth", "explain", "--all", "--json")).as(console.err()).isZero();

        assertThat(printed("units.0.path")).isEqualTo("dev/app");
        assertThat(printed("units.1.path")).isEqualTo("prod/app");
        assertThat(printed("units.1.purpose")).isEqualTo("apply");
        assertThat(printed("units.1.role.origin")).isEqualTo("prod/app/terragrunt.hcl:4");
    }

    @Test
    void explainIsATableForPeople() {
        assertThat(run("", "auth", "explain", "--all", "--filter", "./prod/**", "--", "state", "list")).isZero();

        assertThat(console.out()).contains("prod/app (state, purpose plan)",
                "role                arn:aws:iam::444444444444:role/terrane-plan", "terrane.hcl:3",
                "over arn:aws:iam::444444444444:role/terrane-deploy", "role \"state\"", "profile \"prod\"",
                "allowed accounts    222222222222, 444444444444").doesNotContain("dev/app", "\u001b");
    }

    @Test
    void manyUnitsAreThoseOfStacksToo(@TempDir Path other) throws IOException, NotJson {
        Files.createDirectories(other.resolve("units/app"));
        Files.writeString(other.resolve("units/app/terragrunt.hcl"),
                "iam_role = \"" + DemoWorld.DEV.deployRole() + "\"\n");
        Files.createDirectories(other.resolve("live"));
        Files.writeString(other.resolve("live/terragrunt.stack.hcl"), """
                unit "app" {
                  source = "../units/app"
                  path   = "app"
                }
                """);
        String live = other.resolve("live").toString();

        assertThat(run(live, "auth", "explain", "--all", "--json", "--no-stack-generate")).as(console.err()).isZero();
        assertThat(printed("units")).isEqualTo(List.of());

        assertThat(run(live, "auth", "explain", "--all", "--json")).as(console.err()).isZero();
        assertThat(printed("units.0.path")).isEqualTo(".terragrunt-stack/app");
        assertThat(printed("units.0.role.value")).isEqualTo(DemoWorld.DEV.deployRole());
    }

    @Test
    void explainOfARoleThatDependsOnCredentialsIsAFailure(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("terragrunt.hcl"),
                "iam_role = \"arn:aws:iam::${get_aws_account_id()}:role/x\"\n");

        assertThat(run(other.toString(), "auth", "explain")).isEqualTo(1);

        assertThat(console.err()).contains("get_aws_account_id").contains("asks AWS nothing");
    }

    @ParameterizedTest
    @CsvSource({"plan, terrane-plan", "apply, terrane-deploy", "destroy, terrane-deploy", "state, terrane-deploy"})
    void whoamiIsWhoStsSays(String purpose, String role) throws NotJson {
        assertThat(run("dev/app", "auth", "whoami", "--json", "--purpose", purpose)).as(console.err()).isZero();

        assertThat(printed("units.0.account")).isEqualTo("222222222222");
        assertThat(String.valueOf(printed("units.0.arn"))).contains(":assumed-role/" + role + "/terragrunt-");
        assertThat(String.valueOf(printed("units.0.expires"))).endsWith("Z");
        assertThat(printed("units.0.source")).isEqualTo("the environment (AWS_ACCESS_KEY_ID)");
        assertThat(printed("units.0.purpose")).isEqualTo(purpose);
    }

    @Test
    void whoamiOfManyIsATableAndFailsWhereOneIsRefused() {
        assertThat(run("", "auth", "whoami", "--all", "--iam-assume-role", DemoWorld.DEV.planRole(),
                "--aws-forbidden-account-ids", "444444444444")).as(console.err()).isZero();
        assertThat(console.out()).contains("✓  dev/app   222222222222", "✓  prod/app  222222222222");

        assertThat(run("", "auth", "whoami", "--all", "--aws-forbidden-account-ids", "444444444444")).isEqualTo(1);
        assertThat(console.out()).contains("✓  dev/app   222222222222",
                "✗  prod/app  -             the account 444444444444 is forbidden");
        assertThat(console.err()).contains("--aws-forbidden-account-ids");
    }

    @Test
    void manyUnitsOfOneRoleCostOneCall() {
        assertThat(run("", "auth", "whoami", "--all", "--iam-assume-role", DEV_PLAN)).isZero();

        assertThat(sandbox.requests()).extracting(RecordedRequest::action).containsOnlyOnce("AssumeRole");
    }

    @Test
    void execHasTheIdentityAndGivesBackTheExitCode() {
        assertThat(run("dev/app", "auth", "exec", "--purpose", "apply", "--", "sh", "-c",
                "echo $AWS_ACCESS_KEY_ID $AWS_CREDENTIAL_EXPIRATION; test -r \"$AWS_CONFIG_FILE\"; exit 7"))
                .isEqualTo(7);

        assertThat(console.out()).matches("(?s)ASIA\\w+ \\d{4}-.*Z\n");
        assertThat(console.err()).doesNotContain("ERROR");
    }

    @Test
    void execDeliversAsTheUnitWants() {
        assertThat(run("dev/app", "auth", "exec", "--aws-credentials", "endpoint", "--", "sh", "-c",
                "echo $AWS_CONTAINER_CREDENTIALS_FULL_URI ${AWS_ACCESS_KEY_ID:-no keys}")).isZero();

        assertThat(console.out()).matches("http://127\\.0\\.0\\.1:\\d+/\\S+ no keys\n");
    }

    @Test
    void execRunsNothingUnderAnIdentityThatWasRefused() throws IOException {
        Path trace = folder.resolve("trace");

        assertThat(run("dev/app", "auth", "exec", "--iam-assume-role", "arn:aws:iam::222222222222:role/none", "--",
                "touch", trace.toString())).isEqualTo(1);

        assertThat(trace).doesNotExist();
        assertThat(console.err()).contains("STS refused the role arn:aws:iam::222222222222:role/none",
                "--iam-assume-role");
    }

    /** What one form of credentials says, by variable. */
    private static final Map<String, BiFunction<String, String, String>> VARIABLE = Map.of("env",
            (text, name) -> after(text, "export " + name + "="), "fish",
            (text, name) -> after(text, "set -gx " + name + " "), "dotenv", (text, name) -> after(text, name + "="),
            "powershell", (text, name) -> after(text, "$Env:" + name + " = ").replace("'", ""));

    private static String after(String text, String prefix) {
        return text.lines().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()))
                .findFirst().orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "fish", "dotenv", "powershell"})
    void credentialsAreVariablesOfAShell(String format) {
        assertThat(run("dev/app", "auth", "credentials", "--format", format)).as(console.err()).isZero();

        String text = console.out();
        BiFunction<String, String, String> variable = Objects.requireNonNull(VARIABLE.get(format), format);
        assertThat(variable.apply(text, "AWS_ACCESS_KEY_ID")).startsWith("ASIA");
        assertThat(variable.apply(text, "AWS_SECRET_ACCESS_KEY")).hasSize(40);
        assertThat(variable.apply(text, "AWS_SESSION_TOKEN")).isNotBlank();
        assertThat(variable.apply(text, "AWS_CREDENTIAL_EXPIRATION")).endsWith("Z");
        assertThat(text.lines()).hasSize(format.equals("dotenv") ? 4 : 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "process"})
    void credentialsAreADocument(String format) throws NotJson {
        assertThat(run("dev/app", "auth", "credentials", "--format", format)).as(console.err()).isZero();

        Map<String, @Nullable Object> document = Json.readObject(console.out());
        assertThat(document).containsKeys("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")
                .containsEntry("AccountId", "222222222222");
        assertThat(document.containsKey("Version")).isEqualTo(format.equals("process"));
    }

    @Test
    void credentialsOfLongLivedKeysHaveNoToken() throws NotJson {
        assertThat(run("dev/app", "auth", "credentials", "--format", "json", "--aws-no-role")).isEqualTo(1);
        assertThat(console.err()).contains("the account 111111111111 is not among the allowed ones");
    }

    @Test
    void consoleIsALinkThatSignsIn() throws IOException {
        assertThat(run("dev/app", "auth", "console", "--print", "--destination", "https://console.aws.amazon.com/s3"))
                .as(console.err()).isZero();

        HttpURLConnection login = (HttpURLConnection) URI.create(console.out().strip()).toURL().openConnection();
        login.setInstanceFollowRedirects(false);
        assertThat(login.getResponseCode()).isEqualTo(302);
        assertThat(login.getHeaderField("Location")).contains("https://console.aws.amazon.com/s3");
    }

    @Test
    void doctorTriesEveryRoleOfEveryPurpose() {
        assertThat(run("", "auth", "doctor", "--all")).as(console.out()).isZero();

        assertThat(console.out()).contains("✓  base", "✓  sts", "✓  clock", "✓  " + DEV_PLAN, "✓  " + DEV_DEPLOY,
                "✓  " + PROD_DEPLOY).doesNotContain("✗");
    }

    @Test
    void doctorSaysWhatIsLikelyWrong() throws NotJson {
        assertThat(run("dev/app", "auth", "doctor", "--json", "--aws-tags", "team=a")).isEqualTo(1);

        Object findings = printed("findings");
        assertThat((List<?>) findings).anySatisfy(finding -> {
            assertThat(member(finding, "subject")).isEqualTo(DEV_PLAN);
            assertThat(member(finding, "state")).isEqualTo("broken");
            assertThat((List<?>) member(finding, "likely")).first().isEqualTo("session tags");
            assertThat((List<?>) member(finding, "advice")).isNotEmpty();
        });
    }

    @Test
    void doctorFindsAGuardThatWouldRefuse() {
        assertThat(run("dev/app", "auth", "doctor", "--aws-allowed-account-ids", "444444444444")).isEqualTo(1);

        assertThat(console.out()).contains("✗  guard of dev/app (plan)", "likely: account");
    }

    @Test
    void doctorLooksAtTheBaseWhereThereIsNoUnit() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        environment.keySet().removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));

        assertThat(run("empty", "auth", "doctor")).isEqualTo(1);

        assertThat(console.out()).contains("✗  base", "no AWS credentials were found", "aws sso login");
    }

    @Test
    void sessionsAreOnRecordWithoutTheirSecrets() throws IOException {
        Path log = folder.resolve("audit.jsonl");

        assertThat(run("dev/app", "auth", "exec", "--audit-log", log.toString(), "--", "true")).isZero();

        assertThat(Files.readAllLines(log)).hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(line -> line.contains("\"event\":\"session.obtained\""))
                .anyMatch(line -> line.contains("\"event\":\"child.started\"") && line.contains(DEV_PLAN))
                .anyMatch(line -> line.contains("\"exit_code\":0"));
        assertThat(sandbox.issuedSecrets())
                .allSatisfy(secret -> assertThat(Files.readString(log)).doesNotContain(secret.value()));
    }

    @Test
    void whereAnAuditLogCannotBeWrittenNothingStarts() {
        assertThat(run("dev/app", "auth", "whoami", "--audit-log", folder.resolve("none/audit").toString()))
                .isEqualTo(1);

        assertThat(sandbox.requests()).isEmpty();
        assertThat(console.err()).contains("audit");
    }

    @ParameterizedTest
    @CsvSource({"'', auth whoami, no terragrunt.hcl", "dev/app, auth whoami extra, extra",
        "dev/app, auth exec, missing",
        "dev/app, auth credentials --format xml, xml", "dev/app, auth whoami --purpose fun, fun"})
    void saysWhatCannotBeMeant(String unit, String line, String named) {
        assertThat(run(unit, line.split(" ", -1))).isEqualTo(1);

        assertThat(console.err()).contains(named);
        assertThat(console.out()).isEmpty();
    }
}
