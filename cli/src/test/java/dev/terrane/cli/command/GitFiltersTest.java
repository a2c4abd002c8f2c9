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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters on git references select, in a repository whose last commit changes, adds and removes things of many kinds. */
class GitFiltersTest {
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
        repo.write("live/vpc/terragrunt.hcl", "");
        repo.write("live/db/terragrunt.hcl", depends("../vpc"));
        repo.write("live/app/terragrunt.hcl", depends("../db"));
        repo.write("live/gone/terragrunt.hcl", depends("../vpc"));
        repo.write("live/tags/terragrunt.hcl", "locals { t = read_tfvars_file(\"${get_repo_root()}/tags.tfvars\") }");
        repo.write("live/was/terragrunt.hcl", "include \"old\" { path = find_in_parent_folders(\"old.hcl\") }");
        repo.write("live/stacked/terragrunt.stack.hcl", "unit \"u\" {\n  source = \"../vpc\"\n  path = \"u\"\n}\n");
        repo.write("tags.tfvars", "a = 1");
        repo.write("old.hcl", "");
        repo.write("unread.md", "");
        repo.commit();
        repo.git("checkout", "--quiet", "-b", "work");
        Files.delete(root.resolve("live/gone/terragrunt.hcl"));
        Files.delete(root.resolve("live/stacked/terragrunt.stack.hcl"));
        Files.delete(root.resolve("old.hcl"));
        repo.write("live/was/terragrunt.hcl", "");
        repo.write("live/db/main.tf", "# new");
        repo.write("live/new/terragrunt.hcl", "");
        repo.write("tags.tfvars", "a = 2");
        repo.write("unread.md", "x");
        repo.commit();
    }

    private static String depends(String path) {
        return "dependencies {\n  paths = [\"" + path + "\"]\n}\n";
    }

    private Console find(String... filters) {
        Console console = new Console("terragrunt", root.resolve("live"), environment, ProcessStarter.ofSystem());
        List<String> words = new ArrayList<>(List.of("find"));
        for (String filter : filters) {
            words.addAll(List.of("--filter", filter));
        }
        assertThat(Terrane.run(words, console.launch())).as(console.err()).isZero();
        assertThat(temporary).isEmptyDirectory();
        return console;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {//
        "[main...HEAD]; live/db live/gone live/new live/stacked live/stacked/.terragrunt-stack/u live/tags live/was", //
        "[main]; live/db live/gone live/new live/stacked live/stacked/.terragrunt-stack/u live/tags live/was", //
        "[HEAD]; ''", //
        "[main...HEAD] | ./live/db; live/db", //
        "[main...HEAD] | ./db; ''", //
        "[main...HEAD] | type=stack; live/stacked", //
        "[main...HEAD] | !name=t*; live/db live/gone live/new live/stacked live/stacked/.terragrunt-stack/u live/was", //
        "...[main...HEAD] | name=app; live/app", //
        "...^[main...HEAD]; live/app", //
        "[main...HEAD]... | name=vpc; live/vpc live/vpc", //
        "1...[HEAD~1...HEAD] | ./live/app; live/app", //
        "![main...HEAD]; app db new tags vpc was"})
    void select(String filter, String selected) {
        List<String> lines = find(filter).out().lines().sorted().toList();
        assertThat(String.join(" ", lines)).isEqualTo(selected);
    }

    @Test
    void standBesideFiltersOnTheUsersOwnWorkTree() {
        assertThat(find("[main...HEAD] | name=new", "./app").out().lines()).containsExactlyInAnyOrder("app",
                "live/new");
    }

    @Test
    void doNotSeeWhatIsNotCommitted() throws IOException {
        repo.write("live/vpc/terragrunt.hcl", "# changed");
        assertThat(find("[main...HEAD] | name=vpc").out()).isEmpty();
    }

    @Test
    void affectedMeansSinceTheDefaultBranchAndWarnsOfWhatItDoesNotSee() throws IOException {
        repo.write("live/vpc/terragrunt.hcl", "# changed");
        Console console = new Console("terragrunt", root.resolve("live"), environment, ProcessStarter.ofSystem());
        assertThat(console.run("find --filter-affected")).isZero();
        assertThat(console.out()).contains("live/db\n", "live/new\n").doesNotContain("vpc");
        assertThat(console.err()).contains("not committed");
    }

    @ParameterizedTest
    @CsvSource({"find --filter [nope], nope", "find --filter [main...nope], nope", "list --filter [nope...main], nope",
        "run --all plan --filter [nope], nope", "hcl validate --filter [nope], nope"})
    void endAsGitDoesWhereAReferenceDoesNotExist(String line, String named) {
        Console console = new Console("terragrunt", root.resolve("live"), environment, ProcessStarter.ofSystem());
        assertThat(console.run(line)).isEqualTo(128);
        assertThat(console.err()).contains("`" + named + "`");
        assertThat(console.out()).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"find --filter [main...HEAD]", "find --filter-affected", "run --graph plan"})
    void endAsGitDoesWhereThereIsNoRepository(String line, @TempDir Path elsewhere) {
        Console console = new Console("terragrunt", elsewhere, environment, ProcessStarter.ofSystem());
        assertThat(console.run(line)).isEqualTo(128);
        assertThat(console.err()).contains("not a git repository");
    }

    @ParameterizedTest
    @CsvSource({"run --all validate --filter [main], validate", "run --all destroy --filter [main], destroy",
        "run --all --filter [main] -- plan -destroy, plan -destroy", "run --graph plan --filter !app, --graph"})
    void areRefusedWhereTheyMeanNothing(String line, String named) {
        Console console = new Console("terragrunt", root.resolve("live"), environment, ProcessStarter.ofSystem());
        assertThat(console.run(line)).isEqualTo(1);
        assertThat(console.err()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"echo planned, STDOUT, 0", "exit 3, ERROR, 3"})
    void showWhichUnitOfTheRepositoryALineIsAbout(String plan, String level, int code) throws IOException {
        repo.write("program", "#!/bin/sh\ncase $1 in *version) echo Terraform v1.11.4 ;; plan) " + plan + " ;; esac\n");
        Path program = root.resolve("program");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Console console = new Console("terragrunt", root.resolve("live"), environment, ProcessStarter.ofSystem());

        assertThat(console.run("run --all --non-interactive --no-color --tf-path " + program
                + " --filter [main...HEAD]|./live/db -- plan")).as(console.err()).isEqualTo(code);

        assertThat((console.out() + console.err()).lines()
                .filter(line -> line.contains(level + " ") && line.contains("program")))
                .isNotEmpty().allMatch(line -> line.contains(" [live/db] "));
    }
}
