package dev.terrane.run.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.RunOptions;
import dev.terrane.run.testing.StandIns.Result;
import dev.terrane.run.testing.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRunnerTest {
    @TempDir
    private Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(folder);
    }

    @Test
    void initialisesAndRunsTheCommandInTheWorkingCopy() throws IOException {
        workshop.unit("app", "");

        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform plan");
        assertThat(workshop.programs().commands()).allMatch(call -> call.directory().equals(copy()));
        assertThat(workshop.path("app/.terraform.lock.hcl")).hasContent("# lock");
    }

    @Test
    void aSecondRunNeedsOneProcess() throws IOException {
        workshop.unit("app", "");
        workshop.run("app", "plan");
        workshop.programs().forget();

        workshop.run("app", "plan");

        assertThat(workshop.programs().calls()).containsExactly("terraform plan");
    }

    @Test
    void codeThatInstallsNothingIsInitialisedOnceUntilItChanges() throws IOException {
        workshop.unit("app", "").programs().on("terraform init", _ -> Result.QUIET);
        workshop.run("app", "plan");
        workshop.programs().forget();

        workshop.run("app", "plan");
        assertThat(workshop.programs().calls()).containsExactly("terraform plan");

        workshop.file("app/main.tf", "# other code, which may need providers\n").programs().forget();
        workshop.run("app", "plan");
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform plan");
    }

    @Test
    void anInitThatFailedIsDoneAgain() throws IOException {
        workshop.unit("app", "").programs().on("terraform init", _ -> Result.fails(1, "no network"));

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform init");
    }

    @ParameterizedTest
    @CsvSource({"plan, 1, 1", "apply, 7, 7", "plan -detailed-exitcode, 2, 2", "plan -detailed-exitcode, 1, 1",
        "plan, 2, 2", "validate, 130, 130"})
    void theExitCodeIsTheChilds(String command, int child, int code) throws IOException {
        workshop.unit("app", "").programs().on("terraform " + command, _ -> Result.fails(child, "boom"));

        assertThat(workshop.run("app", command.split(" "))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"plan, 0", "plan -detailed-exitcode, 1"})
    void anErrorThatIsIgnoredIsOneOnlyForTheDetailedExitCode(String command, int code) throws IOException {
        workshop.unit("app", """
                errors {
                  ignore "i" {
                    ignorable_errors = [".*boom.*"]
                  }
                }
                """).programs().on("terraform plan", _ -> Result.fails(1, "boom"));

        assertThat(workshop.run("app", command.split(" "))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{ a = 1, b = 2 } | 1", "{ a = true } | true", "{ a = 1, b = \"x\" } | \"1\"",
        "{ a = null } | null"})
    void signalsAreOfOneType(String signals, String written) throws IOException {
        workshop.unit("app", """
                errors {
                  ignore "i" {
                    ignorable_errors = [".*boom.*"]
                    signals          = %s
                  }
                }
                """.formatted(signals)).programs().on("terraform plan", _ -> Result.fails(1, "boom"));

        workshop.run("app", "plan");

        assertThat(workshop.path("app/error-signals.json")).content().contains("\"a\": " + written);
    }

    @Test
    void aFailureNamesTheUnitTheStepAndWhatTheChildSaid() throws IOException {
        workshop.unit("app", "").programs().on("terraform init", _ -> Result.fails(4, "no such backend"));

        workshop.run("app", "plan");

        assertThat(workshop.said()).anyMatch(line -> line.contains("app") && line.contains("init failed")
                && line.contains("exit code 4"));
        assertThat(workshop.said()).anyMatch(line -> line.contains("no such backend"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "inputs = { n = 1 }                     | TF_VAR_n | 1", "inputs = { s = \"a b\" }        | TF_VAR_s | a b",
        "inputs = { l = [1, \"x\", true] }      | TF_VAR_l | [1,\"x\",true]",
        "inputs = { o = { b = null, a = \"${1}x\" } } | TF_VAR_o | {\"a\":\"1x\",\"b\":null}",
        "inputs = { t = [\"$${x}\"] }           | TF_VAR_t | [\"$${x}\"]"})
    void inputsAreVariablesOfTheChild(String configuration, String name, String value) throws IOException {
        workshop.unit("app", configuration);

        workshop.run("app", "plan");

        assertThat(workshop.programs().commands().getLast().environment()).containsEntry(name, value);
    }

    @Test
    void aVariableOfTheUserBeatsAnInputAndEnvVarsBeatBoth() throws IOException {
        workshop.with("TF_VAR_a", "user").with("TF_VAR_b", "user").unit("app", """
                inputs = { a = "input", b = "input" }
                terraform {
                  extra_arguments "e" {
                    commands = ["plan"]
                    env_vars = { TF_VAR_b = "extra" }
                  }
                }
                """);

        workshop.run("app", "plan");

        assertThat(workshop.programs().commands().getLast().environment()).containsEntry("TF_VAR_a", "user")
                .containsEntry("TF_VAR_b", "extra");
    }

    @Test
    void nullsAreInAFileWhileTheCommandRuns() throws IOException {
        workshop.unit("app", "inputs = { a = null }").programs().on("terraform plan", call -> Result.prints(
                Files.readString(call.directory().resolve(".terragrunt-null-vars.auto.tfvars.json"))));

        workshop.run("app", "plan");

        assertThat(workshop.said()).anyMatch(line -> line.contains("\"a\": null"));
        assertThat(copy().resolve(".terragrunt-null-vars.auto.tfvars.json")).doesNotExist();
    }

    @Test
    void extraArgumentsStandBeforeTheUsersFlags() throws IOException {
        workshop.file("app/there.tfvars", "").unit("app", """
                terraform {
                  extra_arguments "e" {
                    commands           = ["plan"]
                    arguments          = ["-lock=false"]
                    required_var_files = ["required.tfvars"]
                    optional_var_files = ["there.tfvars", "absent.tfvars"]
                  }
                }
                """);

        workshop.run("app", "plan", "-var", "x=1");

        assertThat(workshop.programs().calls().getLast())
                .isEqualTo("terraform plan -lock=false -var-file=required.tfvars -var-file=there.tfvars -var x=1");
    }

    @Test
    void whatIsProtectedIsNotDestroyed() throws IOException {
        workshop.unit("app", "prevent_destroy = true");

        assertThat(workshop.run("app", "destroy")).isEqualTo(1);
        assertThat(workshop.run("app", "apply", "-destroy")).isEqualTo(1);
        assertThat(workshop.programs().calls()).noneMatch(call -> call.contains("destroy"));
        assertThat(workshop.said()).anyMatch(line -> line.contains("prevent_destroy"));
    }

    @Test
    void aUnitMayKeepCommandsFromRunning() throws IOException {
        workshop.unit("app", """
                exclude {
                  if      = true
                  actions = ["plan"]
                  no_run  = true
                }
                """);

        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.run("app", "validate")).isZero();
        assertThat(workshop.programs().calls()).contains("terraform validate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "ünïcödé", "it's \"quoted\"", "$dollar & more"})
    void foldersMayHaveAnyName(String unit) throws IOException {
        workshop.unit(unit, "inputs = { here = get_terragrunt_dir() }");

        assertThat(workshop.run(unit, "plan")).isZero();
        assertThat(workshop.programs().commands().getLast().environment()).containsEntry("TF_VAR_here",
                workshop.path(unit).toString());
    }

    @Test
    void withoutAConfigurationItSaysSo() throws IOException {
        Files.createDirectories(workshop.path("empty"));

        assertThat(workshop.run("empty", "plan")).isEqualTo(1);
        assertThat(workshop.said()).anyMatch(line -> line.contains("terragrunt.hcl"));
    }

    @Test
    void withoutCodeItSaysSo() throws IOException {
        workshop.file("app/terragrunt.hcl", "");

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.said()).anyMatch(line -> line.contains("*.tf"));
    }

    @Test
    void anErrorOfTheUsersIsShownWhereItStands() throws IOException {
        workshop.unit("app", "inputs = {\n  a = local.nothing\n}\n");

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.said()).anyMatch(line -> line.contains("terragrunt.hcl:2:12"));
        assertThat(workshop.programs().calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan    | terraform { source = "../nowhere" }               | 1:22 | getting the source        | does not exist
            plan    | terraform { source = "tfr:///a/b" }               | 1:22 | getting the source        | tfr:///a/b
            plan    | terraform { source = "hg::https://example.com" }  | 1:22 | getting the source        | hg
            plan    | terraform_binary = "no-such-program"              | 1:20 | reading the configuration | no-such-program
            destroy | prevent_destroy = true                            | 1:19 | the command               | prevent_destroy
            plan    | include "root" { path = "nowhere.hcl" }           | 1:1  | reading the configuration | nowhere.hcl
            plan    | iam_role = [1]                                    | 1:12 | reading the configuration | iam_role
            """)
    void whatTheFilesAreToBlameForIsShownWhereItStands(String command, String configuration, String place, String step,
            String words) throws IOException {
        workshop.unit("app", configuration);

        assertThat(workshop.run("app", command)).isEqualTo(1);
        assertThat(workshop.said()).anySatisfy(line -> assertThat(line).contains("failed at " + step)
                .contains("terragrunt.hcl:" + place + "").contains(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"terraform_version_constraint = \">= 99\"   | 99",
        "terragrunt_version_constraint = \">= 99\" | 99"})
    void versionsMustFit(String configuration, String named) throws IOException {
        workshop.unit("app", configuration);

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).isEmpty();
        assertThat(workshop.said()).anyMatch(line -> line.contains(named));
    }

    @Test
    void anyProgramRunsWithTheUnitsInputsBetweenItsHooks() throws IOException {
        workshop.unit("app", """
                inputs = { a = "x" }
                terraform {
                  before_hook "b" {
                    commands = ["exec"]
                    execute  = ["true"]
                  }
                }
                """);
        List<String> words = List.of("env", "-0");

        assertThat(workshop.with("app", options -> options, runner -> runner.exec(words, false), "exec", "env",
                "-0")).isZero();
        assertThat(workshop.programs().calls()).containsExactly("true", "env -0");
        assertThat(workshop.programs().commands().getLast().environment()).containsEntry("TF_VAR_a", "x");
        assertThat(workshop.programs().commands().getLast().directory()).isEqualTo(workshop.path("app"));
    }

    @Test
    void anyProgramMayRunInTheInitialisedWorkingCopy() throws IOException {
        workshop.unit("app", "");

        workshop.with("app", options -> options, runner -> runner.exec(List.of("env"), true), "env");

        assertThat(workshop.programs().calls()).containsExactly("terraform init", "env");
        assertThat(workshop.programs().commands().getLast().directory()).isEqualTo(copy());
    }

    @Test
    void withoutAutoInitNothingIsInitialised() throws IOException {
        workshop.unit("app", "");

        workshop.run("app", UnitRunnerTest::withoutAutoInit, "plan");

        assertThat(workshop.programs().calls()).containsExactly("terraform plan");
        assertThat(workshop.said()).anyMatch(line -> line.contains("auto-init is turned off"));
    }

    private static RunOptions withoutAutoInit(RunOptions options) {
        RunOptions.TerraformOptions usual = options.terraform();
        return new RunOptions(options.workingDirectory(), options.configFile(), options.downloadDirectory(),
                options.command(), options.scope(),
                new RunOptions.TerraformOptions(usual.path(), false, usual.autoRetry(), usual.autoApprove(),
                        usual.autoProviderCacheDir(), usual.forwardStdout(), usual.versionManagerFiles()),
                options.auth(), options.source(), options.backend(), options.dependencies(), options.queue(),
                options.report(), options.log(), options.features(), options.experiments(), options.strictControls(),
                options.nonInteractive(), options.hooks(), options.inputsDebug());
    }

    @Test
    void anErrorIsTriedAgainAsOftenAndAfterAsLongAsItsRuleSays() throws IOException {
        workshop.unit("app", """
                errors {
                  retry "slow" {
                    retryable_errors   = [".*throttled.*"]
                    max_attempts       = 4
                    sleep_interval_sec = 7
                  }
                }
                """).programs().on("terraform plan", _ -> Result.fails(1, "throttled"));

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7),
                Duration.ofSeconds(7));
    }

    private Path copy() {
        try {
            return workshop.copy("app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
