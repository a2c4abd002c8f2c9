package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that only read, in a process that can start no other, that knows no credentials and whose every write would show: what they
 * need, and what they make of broken repositories.
 */
class ReadingCommandsTest {
    @TempDir
    private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Console console(String folder) {
        return new Console("terragrunt", root.resolve(folder).normalize(), Map.of());
    }

    private Map<String, String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
            return contents;
        }
    }

    private void fleet() throws IOException {
        write("root.hcl", """
                remote_state {
                  backend = "s3"
                  config = {
                    bucket = "state-${get_aws_account_id()}"
                    key    = "${path_relative_to_include()}/terraform.tfstate"
                    region = "eu-west-1"
                  }
                }
                iam_role = "arn:aws:iam::111122223333:role/deploy"
                """);
        write("vpc/terragrunt.hcl", "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n");
        write("vpc/main.tf", "variable \"cidr\" {\n  default = \"\"\n}\n");
        write("app/terragrunt.hcl", """
                include "root" {
                  path = find_in_parent_folders("root.hcl")
                }
                dependency "vpc" {
                  config_path = "../vpc"
                }
                terraform {
                  source = "git::https://example.com/modules.git//app?ref=v1"
                }
                inputs = {
                  vpc = dependency.vpc.outputs.id
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "find --json --dag --dependencies --reading --include --exclude",
        "list --long --dag",
        "list --tree", "dag graph", "hcl fmt --check", "hcl validate", "find --filter reading=root.hcl",
        "find --filter ...vpc"})
    void needNoCredentialsNoNetworkNoProgramAndWriteNothing(String line) throws IOException {
        fleet();
        Map<String, String> before = contents();
        Console console = console(".");
        assertThat(console.run(line)).as(console.err()).isZero();
        assertThat(console.err()).doesNotContain("WARN", "ERROR");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void renderOfflineAsksNobodyAndSaysWhatItDoesNotKnow() throws IOException {
        fleet();
        write("vpc/terragrunt.hcl", """
                inputs = {
                  name   = "vpc"
                  secret = sops_decrypt_file("secret.yaml")
                  who    = run_cmd("whoami")
                }
                """);
        write("vpc/secret.yaml", "a: ENC[x]");
        Map<String, String> before = contents();

        Console vpc = console("vpc");
        assertThat(vpc.run("render --json --offline")).as(vpc.err()).isZero();
        assertThat(vpc.out()).contains("\"name\":\"vpc\"", "\"secret\":null", "\"who\":null");
        assertThat(vpc.err()).contains("WARN");

        Console app = console("app");
        assertThat(app.run("render --json --offline")).as(app.err()).isZero();
        assertThat(app.out()).contains("\"vpc\":null");
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {//
        "name = 1; variable \"name\" {}; 0; 0; ''", //
        "name = 1, more = 2; variable \"name\" {}; 0; 1; - more", //
        "name = 1; variable \"name\" {} variable \"size\" {}; 1; 1; - size", //
        "name = 1; variable \"name\" {} variable \"size\" { default = 1 }; 0; 0; ''"})
    void inputsAreHeldAgainstTheModulesVariables(String inputs, String variables, int exit, int strictExit,
            String said) throws IOException {
        write("unit/terragrunt.hcl", "terraform {\n source = \"../module\"\n}\ninputs = { " + inputs + " }");
        write("module/main.tf", variables.replace("} v", "}\nv"));
        Map<String, String> before = contents();
        Console relaxed = console(".");
        assertThat(relaxed.run("hcl validate --inputs")).isEqualTo(exit);
        assertThat(relaxed.err()).contains(said);
        assertThat(console(".").run("hcl validate --inputs --strict")).isEqualTo(strictExit);
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {//
        "terraform.tfvars; size = 1", //
        "terraform.tfvars.json; {\"size\": 1}", //
        "x.auto.tfvars; size = 1", //
        "x.auto.tfvars.json; {\"size\": 1}"})
    void filesThatTerraformReadsByItselfGiveVariables(String file, String text) throws IOException {
        write("main.tf", "variable \"size\" {}");
        write("terragrunt.hcl", "");
        assertThat(console(".").run("hcl validate --inputs")).isEqualTo(1);
        write(file, text);
        assertThat(console(".").run("hcl validate --inputs --strict")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {//
        "arguments = [\"-var=size=1\"]; 0", //
        "arguments = [\"-var=\\\"size\\\"=1\"]; 0", //
        "arguments = [\"-var\", \"size=1\"]; 1", //
        "arguments = [\"-var-file=my.vars\"]; 0", //
        "required_var_files = [\"my.vars\"]; 0", //
        "optional_var_files = [\"my.vars\", \"none.vars\"]; 0", //
        "required_var_files = [\"none.vars\"]; 1", //
        "env_vars = { TF_VAR_size = 1 }; 0"})
    void extraArgumentsGiveVariables(String arguments, int exit) throws IOException {
        write("main.tf", "variable \"size\" {}");
        write("my.vars", "size = 1");
        write("terragrunt.hcl", "terraform {\n extra_arguments \"a\" {\n  commands = [\"plan\"]\n  " + arguments
                + "\n }\n}\n");
        assertThat(console(".").run("hcl validate --inputs")).isEqualTo(exit);
    }

    @Test
    void aModuleFromElsewhereIsAskedForByNameRatherThanDownloaded() throws IOException {
        fleet();
        Console console = console("app");
        assertThat(console.run("hcl validate --inputs")).isEqualTo(1);
        assertThat(console.err()).contains("git::https://example.com/modules.git//app?ref=v1", "init");
    }

    /** Each depends on the next, the last on the first; three of them have a shorter way round. */
    @ParameterizedTest
    @CsvSource({"hcl validate, ERROR, 1", "find --dag, WARN, 0", "list --tree --dag, WARN, 0"})
    void aCycleOf300IsNamedOnceByItsShortestWay(String line, String level, int exit) throws IOException {
        for (int i = 0; i < 300; i++) {
            String more = i == 2 ? ", \"../u000\"" : "";
            write("u%03d/terragrunt.hcl".formatted(i),
                    "dependencies {\n  paths = [\"../u%03d\"%s]\n}\n".formatted((i + 1) % 300, more));
        }
        write("ok/terragrunt.hcl", "");
        Console console = console(".");
        assertThat(console.run(line)).isEqualTo(exit);
        assertThat(console.err()).contains(level).containsOnlyOnce("u000 → u001 → u002 → u000");
    }

    @ParameterizedTest
    @CsvSource({"render --all --json, 1", "render --all, 1", "info print --all, 1", "hcl validate, 1", "find, 0",
        "list, 0", "dag graph, 0"})
    void a_folder_that_is_a_unit_and_a_stack_is_named_and_where_all_is_asked_for_refused(String line, int exit)
            throws IOException {
        write("both/terragrunt.hcl", "");
        write("both/terragrunt.stack.hcl", "");
        write("unit/terragrunt.hcl", "");

        Console console = console(".");
        assertThat(console.run(line)).isEqualTo(exit);
        assertThat(console.err()).contains("both has both a terragrunt.hcl and a terragrunt.stack.hcl");
    }

    @ParameterizedTest
    @CsvSource({"list --long --dag, false", "list --long --as plan, false", "list --long --dag --dependencies, true"})
    void aTableShowsDependenciesWhereTheyAreAskedFor(String line, boolean shown) throws IOException {
        fleet();

        Console console = console(".");
        assertThat(console.run(line)).isZero();
        assertThat(console.out().contains("Dependencies")).isEqualTo(shown);
    }

    @Test
    void aThousandBrokenFilesAreAllReportedInOrder() throws IOException {
        for (int i = 0; i < 1000; i++) {
            write("u%04d/terragrunt.hcl".formatted(i), i % 2 == 0 ? "inputs = {" : "locals {\n  a = local.nope\n}\n");
        }
        Console console = console(".");
        assertThat(console.run("hcl validate")).isEqualTo(1);
        assertThat(console.out().lines().filter(line -> line.startsWith("│   on "))
                .map(line -> line.replaceAll(".*/(u\\d+)/.*", "$1")))
                .isEqualTo(IntStream.range(0, 1000).mapToObj("u%04d"::formatted).toList());
        Console find = console(".");
        assertThat(find.run("find --json --dependencies")).isZero();
        assertThat(find.out().lines().filter(line -> line.contains("\"path\"")).count()).isEqualTo(1000);
    }

    @Test
    void whatIsCommonToManyUnitsIsSaidOnce() throws IOException {
        write("root.hcl", "locals {\n  a = nofunc()\n}\n");
        for (String unit : List.of("a", "b", "c")) {
            write(unit + "/terragrunt.hcl", "include \"root\" {\n  path = \"../root.hcl\"\n}\n");
        }
        Console console = console(".");
        assertThat(console.run("hcl validate")).isEqualTo(1);
        assertThat(console.out().lines().filter(line -> line.contains("root.hcl line"))).hasSize(1);
    }

    @Test
    void humanTextStandsOnStandardOutputBetweenRules() throws IOException {
        write("terragrunt.hcl", "\ninput = {}\n");
        Console console = console(".");
        assertThat(console.run("hcl validate")).isEqualTo(1);
        assertThat(console.out()).isEqualTo(Stream.of("╷", "│ Error: Unsupported argument", "│",
                "│   on " + root.resolve("terragrunt.hcl") + " line 2:", "│    2: input = {}", "│",
                "│ An argument named \"input\" is not expected here.",
                "│ Did you mean \"inputs\"?", "╵", "")
                .collect(Collectors.joining("\n")));
    }
}
