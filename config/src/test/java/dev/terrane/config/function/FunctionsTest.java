package dev.terrane.config.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.config.TestWorld;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.Unit;
import dev.terrane.config.value.ConfigValue;
import dev.terrane.config.value.RenderedJson;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class FunctionsTest {

    @TempDir
    Path temporary;

    private TestWorld world(Path root) {
        return new TestWorld(root, root.resolve("a")).repository("").file("root.hcl", "locals { r = 1 }\n")
                .file("a/common.hcl", """
                        locals {
                          x = toset(["b","a"])
                          y = null
                          m = tomap({ k = "v" })
                        }
                        inputs = { l = tolist(["q"]), u = null }
                        terraform {
                          source = "./s"
                          extra_arguments "e" {
                            commands = ["plan"]
                          }
                        }
                        """)
                .file("a/vars.tfvars", "a = 1\nb = \"<x>&\"\nc = [1, {d = null}]\nbig = 12345678901234567890\n")
                .file("a/vars.json", "{\"z\":1, \"a\":\"<b>\"}\n").file("a/bad.tfvars", "a = local.x\n")
                .file("a/badj.json", "[1]").file("a/empty.tfvars", "").file("a/b/c/f1.txt", "1")
                .file("a/b/f2.txt", "2").file("a/b/.hid.txt", "h").file("a/st.hcl", "").file("a/dir.d/keep", "")
                .file("a/terragrunt.stack.hcl", """
                        locals { s = 1 }
                        unit "u1" {
                          source = "x"
                          path = "p"
                          values = { v = local.s }
                        }
                        """).file("a/b/terragrunt.values.hcl", "q = upper(\"a\")\nr = [1]\n");
    }

    /** What Terragrunt 1.1.2 made of expressions in this repository, among them many that are refused. */
    @TestFactory
    Stream<DynamicTest> doWhatTerragruntsDo() throws IOException, URISyntaxException {
        Path cases = Path.of(FunctionsTest.class.getResource("/functions/cases.jsonl").toURI());
        Path root = Files.createDirectory(temporary.toRealPath().resolve("repository"));
        return Files.readAllLines(cases).stream().map(line -> JsonValues.decode(line))
                .map(each -> DynamicTest.dynamicTest(text(each, "expression"), () -> check(each, root)));
    }

    private static String text(Value given, String field) {
        return given.attribute(field).orElseThrow().asString();
    }

    private void check(Value given, Path root) {
        TestWorld world = world(root).file("a/terragrunt.hcl", """
                include "root" {
                  path = find_in_parent_folders("root.hcl")
                }
                inputs = {
                  v = %s
                }
                """.formatted(text(given, "expression")));
        String source = text(given, "source");
        String feature = text(given, "feature");
        ConfigContext context = ConfigContext
                .of(EvaluationMode.RENDER, Map.of("E1", "v1", "EEMPTY", ""), root.resolve("a"), world.services())
                .withCommand("render", List.of("render"))
                .withSource(source.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(source))
                .withFeatures(feature.isEmpty() ? Map.of() : Map.of(feature.split("=", 2)[0], feature.split("=", 2)[1]))
                .withStrictness(Set.of(), Set.of(text(given, "experiment")));
        Unit unit = world.unit("a", context);
        if (given.attribute("error").isPresent()) {
            assertThatThrownBy(() -> RenderedJson.of(ConfigValue.plain(unit.config().inputs().orElseThrow())))
                    .isInstanceOf(DiagnosticException.class);
            return;
        }
        Value value = TestWorld.input(unit, "v");
        String text = JsonValues.encode(value).replace(root.toString(), "<ROOT>");
        assertThat(JsonValues.decode(text)).isEqualTo(given.attribute("value").orElseThrow());
        assertThat(world.shown.toString().replace(root.toString(), "<ROOT>")).isEqualTo(text(given, "shown"));
    }

    @Test
    void commandsAreRunOnceForAFolderAndOnceInAllWithTheGlobalCache() {
        TestWorld world = new TestWorld(temporary).file("a/terragrunt.hcl", calls()).file("b/terragrunt.hcl", calls());

        world.unit("a", EvaluationMode.RUN).config();
        world.unit("b", EvaluationMode.RUN).config();

        assertThat(world.commands).containsExactlyInAnyOrder(List.of("echo", "folder"), List.of("echo", "folder"),
                List.of("echo", "global"), List.of("echo", "never"), List.of("echo", "never"), List.of("echo", "never"),
                List.of("echo", "never"));
        assertThat(world.shown.toString()).contains("global").doesNotContain("folder");
    }

    private static String calls() {
        return """
                inputs = {
                  a = run_cmd("--terragrunt-quiet", "echo", "folder")
                  b = run_cmd("--terragrunt-quiet", "echo", "folder")
                  c = run_cmd("--terragrunt-global-cache", "echo", "global")
                  d = run_cmd("--terragrunt-no-cache", "echo", "never")
                  e = run_cmd("--terragrunt-no-cache", "echo", "never")
                }
                """;
    }

    @Test
    void outputOfCommandsIsNotShownWhileUnitsAreDiscoveredButLater() {
        TestWorld world = new TestWorld(temporary).file("a/terragrunt.hcl",
                "locals { x = run_cmd(\"echo\", \"hi\") }\ndownload_dir = local.x\n");

        world.unit("a", EvaluationMode.DISCOVERY).parts().downloadDir();
        assertThat(world.shown.toString()).isEmpty();
        world.unit("a", EvaluationMode.RUN).parts().downloadDir();
        assertThat(world.shown.toString()).isEqualTo("hi\n");
        assertThat(world.commands).hasSize(1);
    }

    @Test
    void secretsAreDecryptedByTheFormatOfTheirName() {
        TestWorld world = new TestWorld(temporary).file("a/s.yml", "y").file("a/s.env", "e").file("a/s.bin", "b")
                .file("a/terragrunt.hcl", """
                        inputs = {
                          v = [sops_decrypt_file("s.yml"), sops_decrypt_file("s.env"), sops_decrypt_file("s.bin")]
                        }
                        """);

        assertThat(TestWorld.input(world.unit("a", EvaluationMode.RUN), "v").elements())
                .extracting(Value::asString)
                .containsExactly("decrypted yaml: y", "decrypted dotenv: e", "decrypted binary: b");
    }

    @Test
    void withoutNetworkSecretsCommandsAndOutputsAreNull() {
        TestWorld world = new TestWorld(temporary).file("b/terragrunt.hcl", "").file("a/terragrunt.hcl", """
                dependency "b" { config_path = "../b" }
                inputs = {
                  secret  = sops_decrypt_file("s.yml")
                  command = run_cmd("echo", "x")
                  output  = dependency.b.outputs.id
                  known   = "k"
                }
                """);

        assertThat(world.unit("a", EvaluationMode.OFFLINE).config().inputs().orElseThrow())
                .allSatisfy((name, input) -> assertThat(input.value().isNull()).isEqualTo(!name.equals("known")));
        assertThat(world.commands).isEmpty();
        assertThat(world.outputsRead).isEmpty();
    }

    @Test
    void ofPathsSpeakOfTheChildAlsoInAnIncludedFile() {
        TestWorld world = new TestWorld(temporary).file("root.hcl", """
                locals {
                  dir      = get_terragrunt_dir()
                  original = get_original_terragrunt_dir()
                  to       = path_relative_to_include()
                  from     = path_relative_from_include()
                  parent   = get_parent_terragrunt_dir()
                  text     = file("note.txt")
                }
                inputs = { v = [local.dir, local.original, local.to, local.from, local.parent, local.text] }
                """).file("note.txt", "beside root").file("a/b/note.txt", "beside unit").file("a/b/terragrunt.hcl",
                "include \"root\" { path = find_in_parent_folders(\"root.hcl\") }\n");
        String unit = temporary + "/a/b";

        assertThat(TestWorld.input(world.unit("a/b", EvaluationMode.RUN), "v").elements())
                .extracting(Value::asString)
                .containsExactly(unit, unit, "a/b", "../..", temporary.toString(), "beside root");
    }
}
