package dev.terrane.run.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.RunOptions;
import dev.terrane.run.RunOptions.DependencyOptions;
import dev.terrane.run.testing.S3Objects;
import dev.terrane.run.testing.StandIns.Result;
import dev.terrane.run.testing.Workshop;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The unit `app` has the output `id` of the unit `vpc` as its input. */
class DependenciesTest {
    private static final String STATE = """
            {"version": 4, "outputs": {"id": {"value": "vpc-1", "type": "string"}}, "resources": []}""";
    private static final String S3 = """
            remote_state {
              backend = "s3"
              generate = { path = "backend.tf", if_exists = "overwrite" }
              config = {
                bucket = "states"
                key    = "vpc/terraform.tfstate"
                region = "eu-west-1"
                %s
              }
            }
            """;

    @TempDir
    private Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(folder).unit("app", app(""));
    }

    private static String app(String more) {
        return """
                dependency "vpc" {
                  config_path = "../vpc"
                  %s
                }
                inputs = { id = dependency.vpc.outputs.id }
                """.formatted(more);
    }

    @Test
    void aStateInAFileIsReadWithoutAProcess() throws IOException {
        workshop.unit("vpc", """
                remote_state {
                  backend  = "local"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config   = { path = "${get_terragrunt_dir()}/terraform.tfstate" }
                }
                """).file("vpc/terraform.tfstate", STATE);

        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(id()).isEqualTo("vpc-1");
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform plan");
    }

    @Test
    void aStateOfAWorkspaceIsThatOfTheWorkspaceChosen() throws IOException {
        workshop.with("TF_WORKSPACE", "blue").unit("vpc", """
                remote_state {
                  backend  = "local"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config   = { path = "/unused", workspace_dir = "${get_terragrunt_dir()}/spaces" }
                }
                """).file("vpc/spaces/blue/terraform.tfstate", STATE);

        workshop.run("app", "plan");

        assertThat(id()).isEqualTo("vpc-1");
    }

    @Test
    void typesArePreserved() throws IOException {
        workshop.unit("vpc", """
                remote_state {
                  backend  = "local"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config   = { path = "${get_terragrunt_dir()}/s.tfstate" }
                }
                """).file("vpc/s.tfstate", """
                {"version": 4, "outputs": {"id": {"type": ["object", {"n": "number", "l": ["list", "string"]}],
                  "value": {"n": 12345678901234567890, "l": ["1"]}}}}""");

        workshop.run("app", "plan");

        assertThat(id()).isEqualTo("{\"l\":[\"1\"],\"n\":12345678901234567890}");
    }

    @Test
    void whatOnlyTerraformCanReadIsReadByIt() throws IOException {
        workshop.unit("vpc", "").file("vpc/outputs.json", """
                {"id": {"sensitive": false, "type": "string", "value": "vpc-2"}}""");

        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(id()).isEqualTo("vpc-2");
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform output -json",
                "terraform init", "terraform plan");
    }

    @Test
    void anEncryptedStateIsReadByTofu() throws IOException {
        workshop.unit("vpc", """
                remote_state {
                  backend  = "local"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config   = { path = "${get_terragrunt_dir()}/s.tfstate" }
                }
                """).file("vpc/s.tfstate", "{\"serial\": 1, \"encrypted_data\": \"AAAA\"}").programs().on(
                "terraform output",
                _ -> Result.prints("{\"id\": {\"type\": \"string\", \"value\": \"vpc-3\"}}"));

        workshop.run("app", "plan");

        assertThat(id()).isEqualTo("vpc-3");
    }

    @ParameterizedTest
    @CsvSource({"'', plan, 1, ''", "'mock_outputs = { id = \"mock\" }', plan, 0, mock",
        "'mock_outputs = { id = \"mock\" }\nmock_outputs_allowed_terraform_commands = [\"plan\"]', apply, 1, ''",
        "'mock_outputs = { id = \"mock\" }\nskip_outputs = true', apply, 0, mock",
        "'mock_outputs = { id = \"mock\" }\nenabled = false', plan, 0, mock"})
    void mocksStandInWhereThereAreNoOutputsYet(String more, String command, int code, String id) throws IOException {
        workshop.unit("vpc", "").unit("app", app(more));

        assertThat(workshop.run("app", command)).isEqualTo(code);
        if (code == 0) {
            assertThat(id()).isEqualTo(id);
        } else {
            assertThat(workshop.said()).anyMatch(line -> line.contains("vpc") && line.contains("terragrunt.hcl:"));
        }
    }

    @Test
    void withoutDependencyOutputsNothingIsRead() throws IOException {
        workshop.unit("vpc", "").unit("app", app("mock_outputs = { id = \"mock\" }"));

        workshop.run("app", options -> dependencies(options, new DependencyOptions(false, true)), "plan");

        assertThat(id()).isEqualTo("mock");
        assertThat(workshop.programs().calls()).noneMatch(call -> call.contains("output"));
    }

    @Test
    void aStateInS3IsReadUnderTheDependencysRoleWithoutAProcess() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            put(sandbox, "vpc/terraform.tfstate", STATE);
            workshop.in(sandbox, sandbox.accessKey("111111111111", "alice")).unit("vpc",
                    "iam_role = \"arn:aws:iam::222222222222:role/reader\"\n" + S3.formatted(""));

            assertThat(workshop.run("app", "plan")).isZero();
            assertThat(id()).isEqualTo("vpc-1");
            assertThat(workshop.programs().calls()).noneMatch(call -> call.contains("output"));
        }
    }

    @Test
    void theBackendsOwnRoleReadsWhereItHasOne() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            put(sandbox, "env:/blue/vpc/terraform.tfstate", STATE);
            workshop.in(sandbox, sandbox.accessKey("111111111111", "alice")).with("TF_WORKSPACE", "blue").unit("vpc",
                    S3.formatted("assume_role = { role_arn = \"arn:aws:iam::222222222222:role/reader\" }"));

            assertThat(workshop.run("app", "plan")).isZero();
            assertThat(id()).isEqualTo("vpc-1");
        }
    }

    @Test
    void aStateThatMayNotBeReadIsAnErrorThatNamesWhoAsked() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            put(sandbox, "vpc/terraform.tfstate", STATE);
            workshop.in(sandbox, sandbox.accessKey("111111111111", "alice")).unit("vpc", S3.formatted(""));

            assertThat(workshop.run("app", "plan")).isEqualTo(1);
            assertThat(workshop.said()).anyMatch(line -> line.contains("s3://states/vpc/terraform.tfstate")
                    && line.contains("AccessDenied") && line.contains("AWS_ACCESS_KEY_ID"));
        }
    }

    @Test
    void aStateThatIsNotThereYetIsNoState() throws Exception {
        try (Sandbox sandbox = sandbox()) {
            workshop.in(sandbox, sandbox.accessKey("111111111111", "alice"))
                    .unit("vpc", "iam_role = \"arn:aws:iam::222222222222:role/reader\"\n" + S3.formatted(""))
                    .unit("app", app("mock_outputs = { id = \"mock\" }"));

            assertThat(workshop.run("app", "plan")).isZero();
            assertThat(id()).isEqualTo("mock");
        }
    }

    private static Sandbox sandbox() {
        return Sandbox.builder()
                .account("111111111111", account -> account.user("alice", user -> user.allow("sts:AssumeRole")))
                .account("222222222222",
                        account -> account.bucket("states", "eu-west-1").role("reader",
                                role -> role.trust(Trust.of("arn:aws:iam::111111111111:root")).allow("s3:*")))
                .start();
    }

    private static void put(Sandbox sandbox, String key, String text) throws Exception {
        S3Objects.put(sandbox, "arn:aws:iam::222222222222:role/reader", "states", key, text);
    }

    private String id() {
        return String.valueOf(workshop.programs().commands().getLast().environment().get("TF_VAR_id"));
    }

    private static RunOptions dependencies(RunOptions options, DependencyOptions dependencies) {
        return new RunOptions(options.workingDirectory(), options.configFile(), options.downloadDirectory(),
                options.command(), options.scope(), options.terraform(), options.auth(), options.source(),
                options.backend(), dependencies, options.queue(), options.report(), options.log(), options.features(),
                options.experiments(), options.strictControls(), options.nonInteractive(), options.hooks(),
                options.inputsDebug());
    }
}
