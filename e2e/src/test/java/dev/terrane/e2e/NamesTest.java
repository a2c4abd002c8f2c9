package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Every name that a part of the role has had, each in every place that it may stand: STS is asked for just that. */
class NamesTest {
    private static final String ISSUER = "https://token.example";
    private static final String ACCOUNT = AwsWorld.TARGETS.getFirst();
    private static final String ROLE = AwsWorld.role(ACCOUNT);
    private static final String ASSUME = "sts:AssumeRole";
    private static final String ASSUME_WITH_TOKEN = "sts:AssumeRoleWithWebIdentity";

    private static Sandbox sandbox;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().issuer(ISSUER)
                .account(AwsWorld.SECURITY, account -> account.user("alice", user -> user.allow("sts:AssumeRole")))
                .account(ACCOUNT, account -> account.oidcProvider(ISSUER, "sts.amazonaws.com").role("deploy",
                        role -> role.maxSession(Duration.ofHours(2))
                                .trust(Trust.of("arn:aws:iam::" + AwsWorld.SECURITY + ":root"))
                                .trust("""
                                        {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                                          "Principal": {"Federated": "arn:aws:iam::%s:oidc-provider/token.example"}}}
                                        """.formatted(ACCOUNT))))
                .start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void write() {
        sandbox.forgetRequests();
        bench = new Workbench(folder).with("AWS_ENDPOINT_URL", sandbox.endpoint().toString())
                .with("AWS_REGION", AwsWorld.REGION)
                .with("AWS_ACCESS_KEY_ID", sandbox.accessKey(AwsWorld.SECURITY, "alice").id())
                .with("AWS_SECRET_ACCESS_KEY", sandbox.accessKey(AwsWorld.SECURITY, "alice").secret())
                .standIn().file("terragrunt.hcl", "").file("main.tf", "");
    }

    private void isAskedFor(Outcome outcome, String operation, Map<String, String> parameters) {
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(bench.started()).as("Terraform").exists();
        assertThat(sandbox.requests()).filteredOn(request -> request.is(ASSUME) || request.is(ASSUME_WITH_TOKEN))
                .as("what STS was asked for").singleElement().satisfies(request -> {
                    assertThat(request.is(operation)).as(operation).isTrue();
                    assertThat(request.parameters()).containsAllEntriesOf(parameters).containsEntry("RoleArn", ROLE);
                });
    }

    /** What is typed; `ROLE` stands for the role. */
    static Stream<String> places() {
        return Stream.of("apply --iam-assume-role ROLE", "apply --iam-assume-role=ROLE", "apply -iam-assume-role ROLE",
                "--iam-assume-role ROLE apply", "apply -auto-approve --terragrunt-iam-role ROLE",
                "apply --terragrunt-iam-role ROLE -auto-approve", "--terragrunt-iam-role=ROLE apply",
                "-terragrunt-iam-role ROLE apply -lock=false", "run --iam-assume-role ROLE -- apply -auto-approve",
                "--terragrunt-iam-role ROLE run -- apply", "run --terragrunt-iam-role ROLE apply",
                "run --all --non-interactive --iam-assume-role ROLE apply",
                "run --all --non-interactive --terragrunt-iam-role ROLE -- apply", "init --terragrunt-iam-role ROLE",
                "plan --iam-assume-role ROLE", "destroy --terragrunt-iam-role ROLE", "output --iam-assume-role ROLE",
                "run --iam-assume-role ROLE -- state list");
    }

    @ParameterizedTest
    @MethodSource("places")
    void theRoleMayStandAnywhere(String typed) {
        Outcome outcome = bench.terragrunt("").run(Arrays.asList(typed.replace("ROLE", ROLE).split(" ")));

        isAskedFor(outcome, ASSUME, Map.of());
    }

    /** A name, its value, and what STS is asked for. */
    record Name(String name, String value, String parameter) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Name> names() {
        return Stream.of(new Name("--iam-assume-role-duration", "5400", "DurationSeconds"),
                new Name("--terragrunt-iam-assume-role-duration", "5400", "DurationSeconds"),
                new Name("TG_IAM_ASSUME_ROLE_DURATION", "5400", "DurationSeconds"),
                new Name("TERRAGRUNT_IAM_ASSUME_ROLE_DURATION", "5400", "DurationSeconds"),
                new Name("iam_assume_role_duration", "5400", "DurationSeconds"),
                new Name("--iam-assume-role-session-name", "mine", "RoleSessionName"),
                new Name("--terragrunt-iam-assume-role-session-name", "mine", "RoleSessionName"),
                new Name("TG_IAM_ASSUME_ROLE_SESSION_NAME", "mine", "RoleSessionName"),
                new Name("TERRAGRUNT_IAM_ASSUME_ROLE_SESSION_NAME", "mine", "RoleSessionName"),
                new Name("iam_assume_role_session_name", "mine", "RoleSessionName"),
                new Name("--iam-assume-role", ROLE, "RoleArn"), new Name("--terragrunt-iam-role", ROLE, "RoleArn"),
                new Name("TG_IAM_ASSUME_ROLE", ROLE, "RoleArn"), new Name("TERRAGRUNT_IAM_ROLE", ROLE, "RoleArn"),
                new Name("iam_role", ROLE, "RoleArn"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachNameCounts(Name name) {
        String role = name.parameter().equals("RoleArn") ? "" : "iam_role = \"" + ROLE + "\"\n";

        isAskedFor(say(name.name(), name.value(), role), ASSUME, Map.of(name.parameter(), name.value()));
    }

    static Stream<String> tokenNames() {
        return Stream.of("--iam-assume-role-web-identity-token", "--terragrunt-iam-web-identity-token",
                "TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN", "TERRAGRUNT_IAM_WEB_IDENTITY_TOKEN",
                "TERRAGRUNT_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN", "iam_web_identity_token");
    }

    @ParameterizedTest
    @MethodSource("tokenNames")
    void aTokenIsTakenAsTextAndFromAFile(String name) throws IOException {
        String token = sandbox.issuer(ISSUER).token("job", "sts.amazonaws.com", Duration.ofMinutes(5));
        Path file = Files.writeString(folder.resolve("token"), token + "\n");
        bench.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY");
        String role = "iam_role = \"" + ROLE + "\"\n";

        isAskedFor(say(name, token, role), ASSUME_WITH_TOKEN, Map.of());
        sandbox.forgetRequests();
        isAskedFor(say(name, file.toString(), role), ASSUME_WITH_TOKEN, Map.of());
    }

    /** By flag, by variable or in the file, as the name's letters tell. */
    private Outcome say(String name, String value, String file) {
        List<String> arguments = new ArrayList<>(List.of("apply"));
        String text = file;
        if (name.startsWith("--")) {
            arguments.addAll(List.of(name, value));
        } else if (name.startsWith("T")) {
            bench.with(name, value);
        } else {
            text += name + " = " + (value.matches("\\d+") ? value : "\"" + value + "\"") + "\n";
        }
        return bench.file("terragrunt.hcl", text).terragrunt("").run(arguments);
    }

    @Test
    void whatIsEmptyOrZeroSaysNothing() {
        bench.with("TERRAGRUNT_IAM_ROLE", "").with("TG_IAM_ASSUME_ROLE", "")
                .with("TERRAGRUNT_IAM_ASSUME_ROLE_DURATION", "0")
                .file("terragrunt.hcl", "iam_role = \"" + ROLE + "\"\niam_assume_role_duration = 5400\n");

        isAskedFor(bench.terragrunt("").run("apply"), ASSUME, Map.of("DurationSeconds", "5400"));
    }

    @Test
    void theFileMaySayItWithExpressions() {
        bench.file("account.hcl", "locals {\n  id = \"" + ACCOUNT + "\"\n}\n").file("root.hcl", """
                locals {
                  account = read_terragrunt_config(find_in_parent_folders("account.hcl")).locals.id
                }
                iam_role                     = "arn:aws:iam::${local.account}:role/${get_env("ROLE_NAME", "deploy")}"
                iam_assume_role_session_name = "run-${path_relative_to_include()}"
                """).file("unit/main.tf", "").file("unit/terragrunt.hcl", """
                include "root" {
                  path   = find_in_parent_folders("root.hcl")
                  expose = true
                }
                iam_assume_role_duration = include.root.locals.account == "%s" ? 5400 : 900
                """.formatted(ACCOUNT));

        isAskedFor(bench.terragrunt("unit").run("apply"), ASSUME,
                Map.of("DurationSeconds", "5400", "RoleSessionName", "run-unit"));
    }

    @Test
    void theSessionHasTerragruntsName() {
        bench.terragrunt("").run("apply", "--terragrunt-iam-role", ROLE);

        assertThat(sandbox.requests()).filteredOn(request -> request.is(ASSUME)).extracting(RecordedRequest::parameters)
                .singleElement()
                .satisfies(asked -> assertThat(asked.get("RoleSessionName")).matches("terragrunt-\\d{19}"));
    }
}
