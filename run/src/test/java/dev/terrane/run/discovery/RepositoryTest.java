package dev.terrane.run.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;

/** The reader of these tests takes a file's text as the folders that it depends on, relative to its own. */
class RepositoryTest {

    @TempDir
    private Path root;
    private final List<String> read = new ArrayList<>();

    @Test
    void findsUnitsAndStacksByTheirFileNamesWithoutReadingThem() throws IOException {
        unit("prod/app", "");
        unit(".hidden/db", "");
        file("dev/terragrunt.stack.hcl", "");
        unit("prod/app/.terragrunt-cache/a/b", "");
        unit(".git/x", "");
        unit("prod/app/.terraform/modules/m", "");
        file("json/terragrunt.hcl.json", "{}");
        Repository repository = repository(root);
        assertThat(repository.components()).hasToString("[.hidden/db, dev, prod/app]");
        assertThat(repository.components()).extracting(Component::kind).containsExactly(Component.Kind.UNIT,
                Component.Kind.STACK, Component.Kind.UNIT);
        assertThat(read).isEmpty();
    }

    @Test
    void leavesHiddenFoldersAloneWhereToldTo() throws IOException {
        unit("app", "");
        unit(".hidden/db", "");
        assertThat(new Walk("terragrunt.hcl", false).below(root).components())
                .extracting(f -> root.relativize(f.folder()).toString())
                .containsExactly("app");
    }

    @ParameterizedTest
    @CsvSource({"app, true, 1", ".hidden, true, 1", ".hidden, false, 0", ".terraform, true, 0",
        ".terragrunt-cache, true, 0",
        ".git, true, 0"})
    void theFolderThatItStartsInIsEnteredByTheSameRule(String name, boolean hidden, int found) throws IOException {
        unit(name, "");

        assertThat(new Walk("terragrunt.hcl", hidden).below(root.resolve(name)).components()).hasSize(found);
    }

    @Test
    void readsAFileOnceAndOnlyWhereItIsAskedFor() throws IOException {
        unit("app", "../vpc");
        unit("vpc", "");
        unit("web", "../app");
        Repository repository = repository(root);
        Repository.Node app = repository.component(root.resolve("app")).orElseThrow();
        assertThat(app.dependencies()).hasToString("[vpc]");
        assertThat(app.dependencies()).hasToString("[vpc]");
        assertThat(read).containsExactly("app");
    }

    @Test
    void looksForDependentsInTheWholeRepository() throws IOException {
        unit("net/vpc", "");
        unit("apps/app", "../../net/vpc");
        unit("apps/web", "../app");
        Repository repository = new Repository(root.resolve("net"), root, walk(), this::open, Runnable::run);
        Repository.Node vpc = repository.components().getFirst();
        assertThat(vpc.dependents()).hasToString("[../apps/app]");
        assertThat(vpc.dependents()).allMatch(Component::isExternal);
        assertThat(read).containsExactlyInAnyOrder("net/vpc", "apps/app", "apps/web");
    }

    @Test
    void ordersInLevelsByPathAndBackwardsForDestroy() throws IOException {
        unit("a", "../d");
        unit("b", "");
        unit("c", "../a ../b");
        unit("d", "");
        assertThat(Levels.of(repository(root).components(), false).ordered()).hasToString("[b, d, a, c]");
        assertThat(Levels.of(repository(root).components(), true).ordered()).hasToString("[c, a, b, d]");
    }

    @Test
    void namesTheShortestCircleAndOrdersTheRest() throws IOException {
        unit("a", "../b");
        unit("b", "../c ../a");
        unit("c", "../a");
        unit("self", "../self");
        unit("leads", "../a");
        unit("ok", "");
        Levels<Repository.Node> levels = Levels.of(repository(root).components(), false);
        assertThat(levels.cycles()).hasToString("[[a, b], [self]]");
        assertThat(levels.ordered()).hasToString("[leads, ok]");
    }

    @Test
    void knowsNoComponentWhereNoFileIs() {
        assertThat(repository(root).component(root.resolve("none"))).isEqualTo(Optional.empty());
    }

    private Repository repository(Path workingDirectory) {
        return new Repository(workingDirectory, workingDirectory, walk(), this::open, Runnable::run);
    }

    private static Walk walk() {
        return new Walk("terragrunt.hcl", true);
    }

    private ComponentFile open(Walk.Found found) {
        read.add(root.relativize(found.folder()).toString());
        try {
            return new Dependencies(Arrays.stream(Files.readString(found.file()).split(" ", -1))
                    .filter(s -> !s.isEmpty()).map(s -> found.folder().resolve(s).normalize()).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Dependencies(List<Path> dependencies) implements ComponentFile {
        @Override
        public List<Path> reading() {
            return List.of();
        }

        @Override
        public List<Include> includes() {
            return List.of();
        }

        @Override
        public Optional<String> source() {
            return Optional.empty();
        }

        @Override
        public Optional<ExcludeBlock> exclude() {
            return Optional.empty();
        }

        @Override
        public boolean isProtected() { return false; }

        @Override
        public void release() {}

        @Override
        public boolean hasLocalState() {
            return true;
        }

        @Override
        public List<Diagnostic> problems() {
            return List.of();
        }
    }

    private void unit(String folder, String dependencies) throws IOException {
        file(folder + "/terragrunt.hcl", dependencies);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
