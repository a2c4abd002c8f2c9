package dev.terrane.cli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.record.RecordedRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who a unit is while the whole program runs it. */
@Timeout(120)
class IdentityRunsTest {
    private static final String DEPLOY = DemoWorld.DEV.deployRole();
    private static final String PLAN = DemoWorld.DEV.planRole();
    private static final String PROD = DemoWorld.PROD.deployRole();
    private static final String DEPENDS = """
            dependency "net" {
              config_path = "../net"
            }
            inputs = {
              seen = dependency.net.outputs.id
            }
            """;
    private static final String HOOK = """
            terraform {
              before_hook "trace" {
                commands = ["plan"]
                execute  = ["touch", "${get_repo_root()}/hooked"]
              }
            }
            """;

    private final Live live;

    IdentityRunsTest(@TempDir Path folder) {
        live = new Live(folder);
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private static String role(String arn) {
        return "iam_role = \"" + arn + "\"\n";
    }

    private int plan(String unit, String... more) {
        return live.run(unit, java.util.stream.Stream
                .concat(java.util.stream.Stream.of("plan", "--no-auto-init"), java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> assumed() {
        return live.sandbox().requests().stream().filter(request -> request.action().equals("AssumeRole"))
                .map(RecordedRequest::resource).toList();
    }

    @Test
    void aDependencyThatNamesARoleIsReadWithItAndNotWithThatOfAFlag() {
        live.unit("net", role(PLAN)).unit("app", role(DEPLOY) + DEPENDS);

        assertThat(plan("app", "--iam-assume-role", PROD)).as(live.err()).isZero();

        assertThat(assumed()).containsExactlyInAnyOrder(PROD, PLAN);
        assertThat(live.calls()).hasSize(2).anyMatch(call -> call.matches("output ASIA\\w+"))
                .anyMatch(call -> call.matches("plan ASIA\\w+ the-id"));
    }

    @Test
    void aDependencyThatNamesNoneIsReadWithTheIdentityOfItsReader() {
        live.unit("net", "").unit("app", role(DEPLOY) + DEPENDS);

        assertThat(plan("app")).as(live.err()).isZero();

        assertThat(assumed()).containsExactly(DEPLOY);
        assertThat(live.calls().stream().map(call -> call.split(" ", -1)[1]).distinct()).hasSize(1);
    }

    @Test
    void theGuardOfADependencyIsItsOwn() {
        live.unit("net", "").write("net/terrane.hcl", "aws {\n  allowed_account_ids = [\"444444444444\"]\n}\n")
                .unit("app", role(DEPLOY) + DEPENDS);

        assertThat(plan("app")).isEqualTo(1);

        assertThat(live.err()).contains("the account 222222222222 is not among the allowed ones",
                "net/terrane.hcl:2");
        assertThat(live.calls()).isEmpty();
    }

    @Test
    void theGuardComesBeforeHooks() {
        live.unit("app", role(PROD) + HOOK).write("terrane.hcl",
                "aws {\n  forbidden_account_ids = [\"444444444444\"]\n}\n");

        assertThat(plan("app")).isEqualTo(1);

        assertThat(live.folder().resolve("live/hooked")).doesNotExist();
        assertThat(live.calls()).isEmpty();
        assertThat(live.sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--non-interactive", "--queue-ignore-errors"})
    void oneWrongUnitStopsTheWholeRunBeforeItBegins(String flag) {
        live.unit("right", role(DEPLOY) + HOOK).unit("wrong", role(PROD) + HOOK).write("terrane.hcl",
                "aws {\n  allowed_account_ids = [\"222222222222\"]\n}\n");

        assertThat(live.run("", "run", "--all", flag, "--", "plan")).isEqualTo(1);

        assertThat(live.err()).contains("[wrong]", "the account 444444444444 is not among the allowed ones",
                "No unit was started");
        assertThat(live.folder().resolve("live/hooked")).doesNotExist();
        assertThat(live.calls()).isEmpty();
    }

    @Test
    void hooksAfterTheReadingOfTheConfigurationComeBeforeTheIdentity() {
        live.unit("app", role(DEPLOY) + """
                terraform {
                  after_hook "login" {
                    commands = ["terragrunt-read-config"]
                    execute  = ["sh", "-c", "echo read $AWS_ACCESS_KEY_ID >> $CALLS"]
                  }
                  before_hook "work" {
                    commands = ["plan"]
                    execute  = ["sh", "-c", "echo work $AWS_ACCESS_KEY_ID >> $CALLS"]
                  }
                }
                """);

        assertThat(plan("app")).as(live.err()).isZero();

        assertThat(live.calls().getFirst()).isEqualTo("read " + live.user().id());
        assertThat(live.calls().get(1)).startsWith("work ASIA");
    }

    @Test
    void variablesThatSayWhoSomebodyIsContradictARole() {
        live.unit("app", role(DEPLOY) + """
                terraform {
                  extra_arguments "keys" {
                    commands = ["plan"]
                    env_vars = { AWS_PROFILE = "mine" }
                  }
                }
                """);

        assertThat(plan("app")).isEqualTo(1);
        assertThat(live.err()).contains("AWS_PROFILE is set for Terraform, which contradicts the role",
                "terragrunt.hcl:3:", "no_role = true");
        assertThat(live.calls()).isEmpty();

        live.write("app/terrane.hcl", "aws {\n  no_role = true\n}\n");
        assertThat(plan("app")).as(live.err()).isZero();
        assertThat(live.calls()).containsExactly("plan " + live.user().id());
    }

    @Test
    void variablesOfTheAuthCommandContradictARoleToo() {
        live.unit("app", role(DEPLOY));

        assertThat(plan("app", "--auth-provider-cmd", "echo '{\"envs\": {\"AWS_PROFILE\": \"mine\"}}'")).isEqualTo(1);

        assertThat(live.err()).contains("AWS_PROFILE is set for Terraform", "--auth-provider-cmd");
    }

    @Test
    void aBackendThatSaysWhoItIsContradictsARoleOfTheState() {
        live.unit("app", role(DEPLOY) + """
                remote_state {
                  backend = "s3"
                  config = {
                    bucket  = "b"
                    key     = "k"
                    region  = "us-east-1"
                    profile = "mine"
                  }
                }
                """).write("terrane.hcl", "aws {\n  role \"state\" {\n    " + role(DEPLOY) + "  }\n}\n");

        assertThat(plan("app")).isEqualTo(1);

        assertThat(live.err()).contains("the backend has `profile`, which contradicts role \"state\"",
                "set by: terragrunt.hcl:2:", "../terrane.hcl:3");
    }

    @Test
    void whatTheAuthCommandAnswersIsSeenByTheConfiguration() {
        live.unit("app",
                "inputs = {\n  seen = \"${get_env(\"AWS_ACCESS_KEY_ID\")}-${get_env(\"TOKEN\", \"none\")}\"\n}\n");
        String command = "echo '{\"awsCredentials\": {\"ACCESS_KEY_ID\": \"AUTHKEY\", \"SECRET_ACCESS_KEY\": \"s\"},"
                + " \"envs\": {\"TOKEN\": \"t\"}}'";

        assertThat(plan("app", "--auth-provider-cmd", command)).as(live.err()).isZero();
        assertThat(live.calls()).containsExactly("plan AUTHKEY AUTHKEY-t");

        assertThat(live.run("app", "render", "--json", "--auth-provider-cmd", command)).as(live.err()).isZero();
        assertThat(live.out()).contains("\"seen\":\"AUTHKEY-t\"");
    }

    @Test
    void theAuthCommandIsAskedForManyUnitsAtOnceAndForEachOnce() {
        live.unit("a", "").unit("b", "").unit("c", "");
        live.write("meet.sh", """
                echo x >> "$1/met-$(basename "$PWD")"
                turns=0
                while [ "$(ls "$1" | grep -c met-)" -lt 3 ]; do
                  turns=$((turns + 1))
                  [ $turns -lt 400 ] || exit 8
                  sleep 0.05
                done
                echo {}
                """);
        Path root = live.folder().resolve("live");

        assertThat(live.run("", "run", "--all", "--auth-provider-cmd", "sh " + root.resolve("meet.sh") + " " + root,
                "--", "plan", "--no-auto-init")).as(live.err()).isZero();

        for (String unit : List.of("a", "b", "c")) {
            assertThat(root.resolve("met-" + unit)).hasContent("x");
        }
    }

    @Test
    void theAuthCommandsExitCodeIsThatOfARunOfManyUnits() {
        live.unit("a", "").unit("b", "");

        assertThat(live.run("", "run", "--all", "--auth-provider-cmd", "sh -c 'exit 9'", "--", "plan")).isEqualTo(9);
        assertThat(live.run("", "run", "--all", "--no-discovery-auth-provider-cmd", "--auth-provider-cmd",
                "sh -c 'exit 9'", "--", "plan")).isEqualTo(9);

        assertThat(live.calls()).isEmpty();
    }

    @Test
    void commandsOfTheConfigurationGetTheIdentityWhereTheUnitWantsThat() {
        live.unit("app", role(DEPLOY) + """
                inputs = {
                  seen = run_cmd("--terragrunt-quiet", "sh", "-c", "echo $AWS_ACCESS_KEY_ID")
                }
                """);

        assertThat(plan("app")).isZero();
        assertThat(live.calls()).singleElement().asString().endsWith(" " + live.user().id());

        live.write("terrane.hcl", "aws {\n  run_cmd = true\n}\n");
        assertThat(plan("app")).isZero();
        assertThat(live.calls().getLast()).matches("plan (ASIA\\w+) \\1");

        live.sandbox().forgetRequests();
        assertThat(live.run("app", "render", "--json")).isZero();
        assertThat(live.out()).contains(live.user().id());
        assertThat(live.sandbox().requests()).isEmpty();
    }

    @Test
    void aCommandThatTheRoleDependsOnRunsOnceAndWithoutTheRole() {
        live.write("terrane.hcl", "aws {\n  run_cmd = true\n}\n").unit("app",
                """
                        locals {
                          role = run_cmd("--terragrunt-quiet", "sh", "-c", "echo asked $AWS_ACCESS_KEY_ID >> $CALLS; echo deploy")
                        }
                        iam_role = "arn:aws:iam::222222222222:role/terrane-${local.role}"
                        inputs = {
                          seen = local.role
                        }
                        """);

        assertThat(plan("app")).as(live.err()).isZero();

        assertThat(live.calls()).hasSize(2).startsWith("asked " + live.user().id());
        assertThat(live.calls().getLast()).matches("plan ASIA\\w+ deploy");
    }

    @Test
    void theAccountIsThatOfTheRoleAndOfTheBaseInsideOfWhatFindsItOut() {
        live.unit("app", """
                locals {
                  base = get_aws_account_id()
                }
                iam_role = "arn:aws:iam::222222222222:role/terrane-${local.base == "111111111111" ? "deploy" : "none"}"
                inputs = {
                  seen = get_aws_account_id()
                }
                """);

        assertThat(plan("app")).as(live.err()).isZero();

        assertThat(live.calls()).singleElement().asString().endsWith(" 222222222222");
    }

    @Test
    void commandsThatReadKnowTheAccountFromTheRoleAndAskNobody() {
        live.unit("app", role(DEPLOY) + "inputs = {\n  seen = get_aws_account_id()\n}\n");

        assertThat(live.run("app", "render", "--json")).as(live.err()).isZero();

        assertThat(live.out()).contains("\"seen\":\"222222222222\"");
        assertThat(live.sandbox().requests()).isEmpty();
    }

    @Test
    void rolesOutsideOfTheOperatorsPatternsAreRefusedWhoeverNamesThem() {
        live.unit("app", "").with("TERRANE_AWS_ALLOWED_ROLES", PLAN);

        assertThat(plan("app", "--iam-assume-role", PLAN)).as(live.err()).isZero();
        assertThat(plan("app", "--iam-assume-role", DEPLOY)).isEqualTo(1);

        assertThat(live.err()).contains("is outside of the allowed roles", "TERRANE_AWS_ALLOWED_ROLES");
        assertThat(assumed()).containsExactly(PLAN);
    }
}
