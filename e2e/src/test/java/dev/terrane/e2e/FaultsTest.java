package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is one message that says what is wrong, where, and what to do; the exit code is 1, and Terraform was not started. */
class FaultsTest {
    private static final String ISSUER = "https://token.example";
    private static final String ACCOUNT = AwsWorld.TARGETS.getFirst();
    private static final String ROLE = AwsWorld.role(ACCOUNT);
    private static final String STRANGER = "arn:aws:iam::" + ACCOUNT + ":role/nobody";
    private static final String APPLY = "apply --iam-assume-role " + ROLE;

    private static Sandbox sandbox;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().issuer(ISSUER)
                .account(AwsWorld.SECURITY,
                        account -> account.user("alice", user -> user.allow("sts:AssumeRole")).role("hub",
                                role -> role.trust(Trust.of("arn:aws:iam::" + AwsWorld.SECURITY + ":root"))
                                        .allow("sts:AssumeRole")))
                .account(ACCOUNT, account -> account.oidcProvider(ISSUER, "sts.amazonaws.com").role("deploy",
                        role -> role.trust(Trust.of("arn:aws:iam::" + AwsWorld.SECURITY + ":root"))))
                .start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void write() {
        bench = new Workbench(folder).with("AWS_ENDPOINT_URL", sandbox.endpoint().toString())
                .with("AWS_REGION", AwsWorld.REGION)
                .with("AWS_ACCESS_KEY_ID", sandbox.accessKey(AwsWorld.SECURITY, "alice").id())
                .with("AWS_SECRET_ACCESS_KEY", sandbox.accessKey(AwsWorld.SECURITY, "alice").secret())
                .standIn().file("main.tf", "").file("terragrunt.hcl", "");
    }

    /** What is typed, with which variables, over which file, and what the message must say. */
    record Fault(String name, String typed, Map<String, String> variables, String file, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Fault typed(String name, String typed, String... said) {
        return new Fault(name, typed, Map.of(), "", List.of(said));
    }

    private static Fault variable(String name, String variable, String value, String... said) {
        return new Fault(name, "apply", Map.of(variable, value), "iam_role = \"" + ROLE + "\"\n", List.of(said));
    }

    private static Fault file(String name, String text, String... said) {
        return new Fault(name, "apply", Map.of(), text, List.of(said));
    }

    private static Fault role(String name, String setting, String... said) {
        return file(name, "iam_role = \"" + ROLE + "\"\n" + setting + "\n", said);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                typed("a malformed ARN by flag", "apply --terragrunt-iam-role arn:aws:iam::1:role/x",
                        "`arn:aws:iam::1:role/x`", "set by: --terragrunt-iam-role", "12 digits"),
                variable("a malformed ARN by variable", "TERRAGRUNT_IAM_ROLE", "deploy", "`deploy`",
                        "set by: TERRAGRUNT_IAM_ROLE", "arn:aws:iam::ACCOUNT_ID:role/ROLE_NAME"),
                file("a malformed ARN in the file", "inputs = {}\niam_role = \"no-arn\"\n", "`no-arn`",
                        "set by: terragrunt.hcl:2:12"),
                role("a session name with a blank", "iam_assume_role_session_name = \"a b\"", "`a b`",
                        "set by: terragrunt.hcl:2:32"),
                typed("a session name of one letter", APPLY + " --iam-assume-role-session-name x", "`x`", "2 to 64",
                        "set by: --iam-assume-role-session-name"),
                role("a duration beyond the limit", "iam_assume_role_duration = 99999", "99999 s",
                        "900 to 43200", "set by: terragrunt.hcl:2"),
                variable("a duration below the limit", "TERRAGRUNT_IAM_ASSUME_ROLE_DURATION", "60", "60 s",
                        "900 to 43200", "set by: TERRAGRUNT_IAM_ASSUME_ROLE_DURATION"),
                variable("a duration that is no number", "TG_IAM_ASSUME_ROLE_DURATION", "long",
                        "TG_IAM_ASSUME_ROLE_DURATION", "`long`"),
                typed("a duration beyond the role's own", APPLY + " --iam-assume-role-duration 7200",
                        "ValidationError", ROLE, "below 7200 s"),
                typed("a role that STS refuses", "apply --iam-assume-role " + STRANGER, "AccessDenied", STRANGER,
                        "asked by: arn:aws:iam::111111111111:user/alice", "set by: --iam-assume-role",
                        "trust policy"),
                role("a token's file that is missing", "iam_web_identity_token = \"/no/such/token\"",
                        "/no/such/token", "does not exist", "set by: terragrunt.hcl:2"),
                role("a token that is none", "iam_web_identity_token = \"token\"", "InvalidIdentityToken", ROLE),
                file("a syntax error", "inputs = {\n  a = \n}\n", "at terragrunt.hcl:2:7", "   2 |   a = ", "^"),
                file("an unknown attribute of locals", "locals {\n  a = local.nope\n}\n", "at terragrunt.hcl:2:7",
                        "^^^^^^^^^^", "no local named `nope`"),
                file("an unknown attribute", "sauce = \"x\"\n", "at terragrunt.hcl:1:1", "\"sauce\""),
                file("an unknown function", "inputs = { a = nope() }\n", "at terragrunt.hcl:1:16", "^^^^", "`nope`"),
                file("a cycle in locals", "locals {\n  a = local.b\n  b = local.a\n}\ninputs = { x = local.a }\n",
                        "at terragrunt.hcl:2:3", "local.a → local.b → local.a"),
                typed("an unknown flag of a command of Terrane's", "find --nope", "unknown flag `--nope`",
                        "`find --help`"),
                typed("an unknown flag before the command", "--nope apply", "unknown flag `--nope`"),
                typed("a mistyped old flag", "apply --terragrunt-iam-rol x", "`--terragrunt-iam-rol`",
                        "did you mean `--terragrunt-iam-role`?"),
                typed("a mistyped flag of the role", "apply --iam-role x", "`--iam-role`",
                        "did you mean `--iam-assume-role`?"),
                typed("a mistyped flag of Terrane's own", "plan --aws-externl-id x", "`--aws-externl-id`",
                        "did you mean `--aws-external-id`?"),
                typed("a mistyped command", "aply", "unknown command `aply`", "did you mean `apply`?"),
                typed("a flag without its value", "apply --iam-assume-role", "`--iam-assume-role` needs a value"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aMistakeIsToldAndStartsNothing(Fault fault) {
        bench.file("terragrunt.hcl", fault.file());
        fault.variables().forEach(bench::with);

        isTold(bench.terragrunt("").run(Arrays.asList(fault.typed().split(" "))), fault.said());
    }

    private void isTold(Outcome outcome, List<String> said) {
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.err()).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(outcome.err().split("ERROR", -1)).as("one message: " + outcome.err()).hasSize(2);
        assertThat(outcome.err()).as("paths are relative").doesNotContain(bench.repository().toString());
        assertThat(outcome.out()).isEmpty();
        assertThat(bench.started()).as("Terraform").doesNotExist();
    }

    @Test
    void thereIsNoConfigurationHere() {
        bench.file("empty/README", "");

        isTold(bench.terragrunt("empty").run("plan"), List.of("terragrunt.hcl", "--working-dir", "run --all"));
    }

    @Test
    void thereIsNoTerraform() {
        bench.without("TG_TF_PATH").with("PATH", "/nowhere:/usr/bin:/bin");

        isTold(bench.terragrunt("").run("plan"), List.of("neither a tofu nor a terraform", "--tf-path"));
    }

    @Test
    void thereAreNoBaseCredentials() {
        bench.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY");

        isTold(bench.terragrunt("").run("plan", "--iam-assume-role", ROLE),
                List.of("no AWS credentials were found", "AWS_ACCESS_KEY_ID is not set", "profile default: not in",
                        "set by: --iam-assume-role"));
    }

    @Test
    void theBaseCredentialsHaveExpired() {
        Session hub = sandbox.session("arn:aws:iam::" + AwsWorld.SECURITY + ":role/hub", "me", Duration.ofHours(1));
        sandbox.faults().expire(hub.accessKeyId());
        bench.with("AWS_ACCESS_KEY_ID", hub.accessKeyId()).with("AWS_SECRET_ACCESS_KEY", hub.secret())
                .with("AWS_SESSION_TOKEN", hub.token());

        isTold(bench.terragrunt("").run("plan", "--iam-assume-role", ROLE),
                List.of("ExpiredToken", "AWS_ACCESS_KEY_ID", "expired"));
    }

    @Test
    void theTokenIsEmpty() throws IOException {
        Files.writeString(folder.resolve("token"), "\n");

        isTold(bench.terragrunt("").run("plan", "--iam-assume-role", ROLE, "--iam-assume-role-web-identity-token",
                "../token"), List.of("token", "is empty", "set by: --iam-assume-role-web-identity-token"));
    }

    @Test
    void theTokenHasExpired() throws IOException {
        Files.writeString(folder.resolve("token"),
                sandbox.issuer(ISSUER).token("job", "sts.amazonaws.com", Duration.ofSeconds(-1)));

        isTold(bench.terragrunt("").run("plan", "--iam-assume-role", ROLE, "--iam-assume-role-web-identity-token",
                "../token"), List.of("../token", "has expired", "set by: --iam-assume-role-web-identity-token"));
    }
}
