package dev.terrane.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.role.Fields;
import dev.terrane.config.TestWorld;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.model.IncludedFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is evaluated that nobody asked for, and nothing twice. */
class LazinessTest {

    @TempDir
    Path root;

    private TestWorld world;

    @BeforeEach
    void open() {
        world = new TestWorld(root);
    }

    @Test
    void discoveryNeverEvaluatesInputs() {
        world.file("a/terragrunt.hcl", """
                dependencies { paths = ["../b"] }
                inputs = { x = run_cmd("echo", "evaluated") }
                """);

        assertThat(world.unit("a", EvaluationMode.DISCOVERY).parts().dependenciesBlock().orElseThrow().list())
                .extracting(path -> path.value()).containsExactly("../b");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void aLocalThatNobodyAsksForIsNotEvaluated() {
        world.file("a/terragrunt.hcl", """
                locals {
                  wanted   = "w"
                  unwanted = run_cmd("echo", "evaluated")
                }
                download_dir = local.wanted
                """);

        assertThat(world.unit("a", EvaluationMode.RUN).parts().downloadDir().orElseThrow().value()).isEqualTo("w");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void anExposedIncludeIsEvaluatedOnlyAsFarAsItIsUsed() {
        world.file("root.hcl", """
                locals {
                  region = "eu-central-1"
                  costly = run_cmd("echo", "evaluated")
                }
                inputs = { costly = local.costly }
                """).file("a/terragrunt.hcl", """
                include "root" {
                  path   = "../root.hcl"
                  expose = true
                }
                download_dir = include.root.locals.region
                """);

        assertThat(world.unit("a", EvaluationMode.RUN).parts().downloadDir().orElseThrow().value())
                .isEqualTo("eu-central-1");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void everyExpressionIsEvaluatedOnce() {
        world.file("a/terragrunt.hcl", """
                locals { stamp = run_cmd("--terragrunt-no-cache", "sh", "-c", "echo x >> counter; cat counter") }
                inputs = { one = local.stamp, two = local.stamp }
                """);
        Unit unit = world.unit("a", EvaluationMode.RUN);

        unit.config();
        unit.config();

        assertThat(world.commands).hasSize(1);
    }

    @Test
    void theRoleIsFoundWithTheBaseIdentityAndTheRestHasTheUnits() {
        world.file("a/terragrunt.hcl", """
                locals { account = get_aws_account_id() }
                iam_role = "arn:aws:iam::${local.account}:role/deploy"
                inputs   = { account = local.account }
                """);
        Unit unit = world.unit("a", EvaluationMode.RUN);

        assertThat(unit.identity().unitFiles().getFirst().get(Fields.IAM_ROLE).orElseThrow().value())
                .isEqualTo("arn:aws:iam::111111111111:role/deploy");
        assertThat(world.identitiesAsked).containsExactly("base");
        assertThat(unit.config().inputs().map(all -> all.get("account")).orElseThrow().value().asString())
                .isEqualTo("222222222222");
        assertThat(world.identitiesAsked).containsExactly("base", "unit a/terragrunt.hcl");
    }

    @Test
    void theRoleIsFoundWithoutEvaluatingWhatItDoesNotNeed() {
        world.file("root.hcl", "iam_role = \"arn:aws:iam::111111111111:role/root\"\n").file("a/terragrunt.hcl", """
                include "root" { path = find_in_parent_folders("root.hcl") }
                locals { broken = file("not-there.txt") }
                inputs = { broken = local.broken }
                """);

        assertThat(world.unit("a", EvaluationMode.RUN).identity().unitFiles()).singleElement()
                .satisfies(settings -> assertThat(settings.get(Fields.IAM_ROLE).orElseThrow().origin().locate())
                        .isEqualTo("root.hcl:1:12"));
    }

    @Test
    void aFileThatManyIncludeIsParsedOnce() {
        world.file("root.hcl", "inputs = { a = 1 }\n").file("a/terragrunt.hcl", include()).file("b/terragrunt.hcl",
                include());
        Unit first = world.unit("a", EvaluationMode.RUN);
        Unit second = world.unit("b", EvaluationMode.RUN);

        assertThat(source(first)).isSameAs(source(second));
    }

    private static String include() {
        return "include \"root\" { path = find_in_parent_folders(\"root.hcl\") }\n";
    }

    private static Object source(Unit unit) {
        return unit.config().inputs().map(all -> all.get("a")).orElseThrow().at().source();
    }

    @Test
    void filesReadAreThoseOfDiscovery() {
        world.file("root.hcl",
                "locals { common = read_terragrunt_config(\"${get_terragrunt_dir()}/../common.hcl\") }\n")
                .file("common.hcl", "locals { a = 1 }\n").file("mod/main.tf", "").file("mod/notes.txt", "")
                .file("a/terragrunt.hcl", """
                        include "root" { path = "../root.hcl" }
                        locals { marked = mark_as_read("marked.txt") }
                        terraform { source = "../mod" }
                        inputs = { unseen = mark_as_read("unseen.txt") }
                        """);

        assertThat(world.unit("a", EvaluationMode.DISCOVERY).filesRead())
                .containsExactlyInAnyOrder(at("root.hcl"), at("common.hcl"), at("mod/main.tf"), at("a/marked.txt"));
    }

    private Path at(String path) {
        return root.resolve(path);
    }

    @Test
    void includesAreKnownWithoutEvaluatingThem() {
        world.file("root.hcl", "inputs = { broken = nothing }\n").file("a/terragrunt.hcl", include());

        List<IncludedFile> includes = world.unit("a", EvaluationMode.DISCOVERY).includes();

        assertThat(includes).singleElement().satisfies(include -> {
            assertThat(include.label()).isEqualTo("root");
            assertThat(include.path()).isEqualTo(root.resolve("root.hcl"));
        });
    }
}
