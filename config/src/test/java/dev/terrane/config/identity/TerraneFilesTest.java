package dev.terrane.config.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.config.TestWorld;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraneFilesTest {

    @TempDir
    Path root;

    private TestWorld world;

    @BeforeEach
    void open() {
        world = new TestWorld(root).repository("repo").file("repo/prod/app/terragrunt.hcl", """
                locals { account = "222222222222" }
                """);
    }

    private List<AwsFileSettings> files() {
        return world.unit("repo/prod/app", EvaluationMode.RUN).identity().terraneFiles();
    }

    @Test
    void areThoseOfTheUnitsFolderAndOfAllAboveUpToTheRepository() {
        world.file("terrane.hcl", "aws { duration = 1 }\n").file("repo/terrane.hcl", "aws { duration = 2 }\n")
                .file("repo/prod/app/terrane.hcl", "aws { duration = 3 }\n");

        assertThat(files()).extracting(file -> file.own().get(Fields.DURATION).orElseThrow().value())
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    @Test
    void areEvaluatedForTheUnitThatAsks() {
        world.file("repo/terrane.hcl", """
                aws {
                  iam_role     = "arn:aws:iam::${local.account}:role/${unit.name}"
                  session_name = replace("${unit.path}-${command}", "/", "-")
                  tags         = { dir = basename(get_terragrunt_dir()) }
                  role "apply" {
                    iam_role = "arn:aws:iam::${local.account}:role/deployer"
                  }
                  profile "dns" {
                    iam_role = "arn:aws:iam::111111111111:role/dns"
                  }
                }
                """);

        AwsFileSettings file = files().getFirst();

        assertThat(file.own().get(Fields.IAM_ROLE).orElseThrow().value())
                .isEqualTo("arn:aws:iam::222222222222:role/app");
        assertThat(file.own().get(Fields.SESSION_NAME).orElseThrow().value()).isEqualTo("prod-app-plan");
        assertThat(file.own().get(Fields.TAGS).orElseThrow().value()).isEqualTo(Map.of("dir", "app"));
        assertThat(file.roles().getOrDefault(Purpose.APPLY, RoleSettings.none()).role().orElseThrow().origin().locate())
                .isEqualTo("repo/terrane.hcl:6:16");
        assertThat(file.profiles()).containsOnlyKeys("dns");
    }

    @Test
    void giveWayFieldByFieldToNearerOnes() {
        world.file("repo/terrane.hcl", """
                aws {
                  duration    = 3600
                  external_id = "far"
                  iam_role    = "arn:aws:iam::${local.nobody_has_this}:role/x"
                }
                """).file("repo/prod/terrane.hcl", """
                aws {
                  external_id = "near"
                  iam_role    = "arn:aws:iam::222222222222:role/near"
                }
                """);

        SettingsLayers layers = new SettingsLayers(SettingsLayers.none().flags(), List.of(), List.of(), files());

        assertThat(layers.main(Purpose.PLAN).get(Fields.EXTERNAL_ID).orElseThrow().value()).isEqualTo("near");
        assertThat(layers.main(Purpose.PLAN).get(Fields.DURATION).orElseThrow().value()).isEqualTo(Duration.ofHours(1));
        assertThat(layers.main(Purpose.PLAN).role().orElseThrow().value()).endsWith("role/near");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            aws { iam_rol = "x" }                    ; Did you mean "iam_role"?
            aws { duration = "soon" }                ; whole number of seconds
            aws { iam_role = local.nothing }         ; nothing
            aws { credentials = "paper" }            ; "endpoint"
            aws {¶role "deploy" {}¶}                 ; "deploy" is not a purpose
            aws {¶role "plan" {}¶role "plan" {}¶}    ; another role "plan"
            aws {}¶aws {}                            ; only one `aws` block
            inputs = {}                              ; inputs
            """)
    void mistakesAreShownWithTheirPlace(String text, String words) {
        world.file("repo/terrane.hcl", text.replace("¶", "\n"));

        assertThatThrownBy(this::files).isInstanceOfSatisfying(DiagnosticException.class, mistakes -> {
            assertThat(mistakes.diagnostics().getFirst() + mistakes.diagnostics().getFirst().hint().orElse(""))
                    .contains(words).contains("repo/terrane.hcl:");
        });
    }

    @Test
    void areRefusedWhereEverybodyMayWrite() throws IOException {
        world.file("repo/prod/terrane.hcl", "aws { duration = 1 }\n");
        Files.setPosixFilePermissions(root.resolve("repo/prod"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::files).hasMessageContaining("repo/prod/terrane.hcl is not read")
                .hasMessageContaining("everybody may write");
    }
}
