package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Console;
import dev.terrane.cli.GitFolder;
import dev.terrane.cli.Terrane;
import dev.terrane.run.process.ProcessStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What filters on git references select of stacks, whose units no commit holds: `live/net` has the units `app`, `same` and `old` and the
 * stack `inner` with the unit `deep`; `live/reads` has two units, the value of one of which comes from a file; the unit of `live/rooted`
 * includes `root.hcl`.
 */
class GitStackFiltersTest {
    private static final String NET = """
            unit "app" {
              source = "${get_repo_root()}/units/app"
              path   = "app"
              values = { v = "1" }
            }
            unit "same" {
              source = "${get_repo_root()}/units/app"
              path   = "same"
            }
            unit "old" {
              source = "${get_repo_root()}/units/app"
              path   = "old"
            }
            stack "inner" {
              source = "${get_repo_root()}/stacks/inner"
              path   = "inner"
              values = { v = "1" }
            }
            """;

    private static final String INNER = """
            unit "deep" {
              source = "${get_repo_root()}/units/app"
              path   = "deep"
              values = { v = try(values.v, "0") }
            }
            """;

    @TempDir
    private Path folder;
    @TempDir
    private Path temporary;
    private GitFolder repo;
    private Path root;
    private final Map<String, String> environment = new HashMap<>(GitFolder.ENVIRONMENT);

    @BeforeEach
    void commits() throws IOException {
        repo = GitFolder.in(folder);
        root = repo.root();
        environment.put("TMPDIR", temporary.toRealPath().toString());
        repo.write(".gitignore", ".terragrunt-stack\n");
        repo.write("units/app/terragrunt.hcl", "inputs = { v = try(values.v, \"\") }\n");
        repo.write("units/db/terragrunt.hcl", "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n");
        repo.write("stacks/inner/terragrunt.stack.hcl", INNER);
        repo.write("root.hcl", "");
        repo.write("vals.hcl", "locals { v = 1 }\n");
        repo.write("live/net/terragrunt.stack.hcl", NET);
        repo.write("live/gone/terragrunt.stack.hcl", unit("app", "app", ""));
        repo.write("live/reads/terragrunt.stack.hcl", """
                locals {
                  read = read_terragrunt_config("${get_repo_root()}/vals.hcl")
                }
                """ + unit("app", "app", "values = { v = local.read.locals.v }") + unit("stays", "app", ""));
        repo.write("live/rooted/terragrunt.stack.hcl", unit("db", "db", ""));
        repo.commit();
    }

    private static String unit(String name, String source, String more) {
        return """
                unit "%s" {
                  source = "${get_repo_root()}/units/%s"
                  path   = "%s"
                  %s
                }
                """.formatted(name, source, name, more);
    }

    private Console find(int exitCode, String... more) {
        Console console = new Console("terragrunt", root, environment, ProcessStarter.ofSystem());
        List<String> words = new ArrayList<>(List.of("find", "--filter", "[HEAD~1...HEAD]"));
        words.addAll(List.of(more));
        assertThat(Terrane.run(words, console.launch())).as(console.err()).isEqualTo(exitCode);
        assertThat(temporary).isEmptyDirectory();
        assertThat(root.resolve("live/net/.terragrunt-stack")).doesNotExist();
        return console;
    }

    private static String selected(Console console) {
        return String.join(" ", console.out().lines().sorted()
                .map(path -> path.replace(".terragrunt-stack", "_").replace("live/", "")).toList());
    }

    /** A file, what becomes of it (`-` is its end), and what is selected then. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // a stack that is new, or gone, is so with all that it describes
        "live/new/terragrunt.stack.hcl; NET; new new/_/app new/_/inner new/_/inner/_/deep new/_/old new/_/same",
        "live/gone/terragrunt.stack.hcl; -; gone gone/_/app",
        // of a stack whose file has changed, what is new, gone or different
        "live/net/terragrunt.stack.hcl; NET with v = \"2\"; net net/_/app net/_/inner net/_/inner/_/deep",
        "live/net/terragrunt.stack.hcl; NET with \"new\"; net net/_/new net/_/old",
        "live/net/terragrunt.stack.hcl; NET with a comment; net",
        // a stack that reads a file which has changed
        "vals.hcl; locals { v = 2 }; reads reads/_/app", "vals.hcl; locals { v = 1 } # new; reads",
        // units that read one, generated or not
        "root.hcl; # new; rooted/_/db units/db",
        // a template is no part of the stacks that it was copied into until their own files say something else
        "units/app/terragrunt.hcl; # new; units/app",
        "stacks/inner/terragrunt.stack.hcl; INNER with a comment; stacks/inner",
        // nobody reads it
        "README.md; x; ''"})
    void select(String file, String text, String selected) throws IOException {
        change(file, Optional.ofNullable(text).orElse(""));

        assertThat(selected(find(0))).isEqualTo(selected);
    }

    private void change(String file, String text) throws IOException {
        switch (text) {
            case "INNER with a comment" -> repo.write(file, INNER + "# new\n");
            case "-" -> Files.delete(root.resolve(file));
            case "NET" -> repo.write(file, NET);
            case "NET with v = \"2\"" -> repo.write(file, NET.replace("v = \"1\"", "v = \"2\""));
            case "NET with \"new\"" -> repo.write(file, NET.replace("\"old\"", "\"new\""));
            case "NET with a comment" -> repo.write(file, NET + "# new\n");
            default -> repo.write(file, text + "\n");
        }
        repo.commit();
    }

    @Test
    void aStackThatAnotherDescribesIsComparedToo() throws IOException {
        repo.write("stacks/reads/terragrunt.stack.hcl",
                Files.readString(root.resolve("live/reads/terragrunt.stack.hcl")));
        repo.write("live/outer/terragrunt.stack.hcl", """
                stack "mid" {
                  source = "${get_repo_root()}/stacks/reads"
                  path   = "mid"
                }
                """);
        repo.commit();
        change("vals.hcl", "locals { v = 2 }");

        assertThat(selected(find(0))).isEqualTo(
                "outer/_/mid outer/_/mid/_/app reads reads/_/app stacks/reads stacks/reads/_/app");
    }

    @Test
    void otherFiltersNarrowTheSelection() throws IOException {
        change("live/net/terragrunt.stack.hcl", "NET with \"new\"");

        assertThat(selected(find(0, "--filter", "!name=old"))).isEqualTo("net net/_/new");
    }

    @Test
    void aStackThatFiltersLeaveOutIsNotGenerated() throws IOException {
        repo.write("stacks/broken/terragrunt.stack.hcl", "unit \"x\" {\n  source = values.s\n  path = \"x\"\n}\n");
        repo.commit();
        change("vals.hcl", "locals { v = 2 }");

        assertThat(selected(find(0, "--filter", "!./stacks/broken | type=stack"))).isEqualTo("reads reads/_/app");
    }

    @Test
    void nothingIsSelectedWhereAStackCannotBeGenerated() throws IOException {
        repo.write("stacks/broken/terragrunt.stack.hcl", "unit \"x\" {\n  source = values.s\n  path = \"x\"\n}\n");
        repo.commit();
        change("vals.hcl", "locals { v = 2 }");

        Console console = find(1);

        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("terragrunt.stack.hcl:2:", "values",
                "The stacks of the git reference `HEAD` cannot be generated");
    }

    @Test
    void stacksStayAsTheyAreWhereTheyAreNotToBeGenerated() throws IOException {
        change("live/net/terragrunt.stack.hcl", "NET with v = \"2\"");
        Console console = new Console("terragrunt", root, environment, ProcessStarter.ofSystem());

        assertThat(console.run("run --all plan --no-stack-generate --filter [HEAD~1...HEAD]")).as(console.err())
                .isZero();
        assertThat(console.err()).contains("no units");
    }
}
