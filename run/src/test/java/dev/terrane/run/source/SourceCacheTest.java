package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.Tool;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceCacheTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "a", "GIT_AUTHOR_EMAIL", "a@b", "GIT_COMMITTER_NAME", "a", "GIT_COMMITTER_EMAIL", "a@b");
    private static final List<String> MANIFESTS = List.of(".terragrunt-module-manifest", ".terragrunt-source-manifest");

    private static final SourceCache.RegistryHost HOST = () -> "registry.example";

    private final Tool tool = new Tool(ProcessStarter.ofSystem(), new Interruption(Signals.none()),
            ProcessStarter.Group.SHARED);
    private final SourceCache cache = new SourceCache(new RemoteSources(List.of(new GitGetter(tool, ENVIRONMENT))));
    private final List<String> said = new ArrayList<>();
    private final Log log = new Log(record -> said.add(record.message()), InstantSource.system(),
            dev.terrane.run.log.LogLevel.INFO);
    private int downloads;

    @TempDir
    private Path root;
    private Path unit;

    @BeforeEach
    void unit() throws IOException {
        root = root.toRealPath();
        unit = root.resolve("live/vpc");
        write("live/vpc/terragrunt.hcl", "");
        write("live/vpc/main.tf", "# unit");
    }

    @Test
    void aUnitWithoutASourceIsCopiedWithoutItsHiddenFiles() throws Exception {
        write("live/vpc/sub/x.txt", "x");
        write("live/vpc/.hidden", "");
        write("live/vpc/.terraform.lock.hcl", "lock");
        write("live/vpc/.tflint.hcl", "lint");
        write("live/vpc/.terragrunt-cache/old/main.tf", "");

        Path work = prepare(".");

        assertThat(files(work)).containsOnly(".terraform.lock.hcl", ".tflint.hcl", "main.tf", "sub/x.txt",
                "terragrunt.hcl");
        assertThat(unit.resolve(".terragrunt-cache").relativize(work).getNameCount()).isEqualTo(2);
    }

    @Test
    void nothingIsCopiedAgainWhileNoFileChanges() throws Exception {
        Path work = prepare(".");
        Files.writeString(work.resolve("main.tf"), "changed in the copy");

        prepare(".");

        assertThat(downloads).isEqualTo(1);
        assertThat(work.resolve("main.tf")).hasContent("changed in the copy");
        assertThat(work.resolve(SourceCache.INIT_REQUIRED)).doesNotExist();
    }

    @Test
    void aChangeIsCopiedWhatIsGoneGoesAndTheRestOfTheCopyStays() throws Exception {
        write("live/vpc/old.tf", "");
        write("live/vpc/sub/old.tf", "");
        Path work = prepare(".");
        Files.createDirectories(work.resolve(".terraform/providers"));
        Files.writeString(work.resolve("terraform.tfstate"), "state");
        Files.delete(unit.resolve("old.tf"));
        Files.delete(unit.resolve("sub/old.tf"));
        Files.delete(unit.resolve("sub"));
        write("live/vpc/main.tf", "# new");

        prepare(".");

        assertThat(files(work)).containsOnly(SourceCache.INIT_REQUIRED, "main.tf", "terragrunt.hcl",
                "terraform.tfstate");
        assertThat(work.resolve("main.tf")).hasContent("# new");
        assertThat(work.resolve(".terraform/providers")).isDirectory();
    }

    @Test
    void theFilesOfAUnitLieOverThoseOfItsModule() throws Exception {
        write("modules/net/main.tf", "# module");
        write("modules/net/more.tf", "# more");
        write("modules/other/x.tf", "");

        Path work = prepare("../../modules//net");
        assertThat(work).endsWith(Path.of("net"));
        assertThat(files(work)).containsOnly("main.tf", "more.tf", "terragrunt.hcl");
        assertThat(work.resolve("main.tf")).hasContent("# unit");
        assertThat(work.resolve("../other/x.tf")).exists();

        write("live/vpc/main.tf", "# unit 2");
        prepare("../../modules//net");
        assertThat(work.resolve("main.tf")).hasContent("# unit 2");
        assertThat(downloads).isEqualTo(1);
    }

    @Test
    void globsChooseWhatIsCopied() throws Exception {
        for (String file : List.of(".config/a.yml", ".config/b/c.yml", ".other/x", "docs/a.md", "docs/b.txt", "img.png",
                "keep.md")) {
            write("live/vpc/" + file, file);
        }

        Path work = cache
                .prepare(new SourceCache.Request(".", unit, unit.resolve(".terragrunt-cache"), List.of(".config"),
                        List.of("**/*.md", "img*", "docs/b.txt"), false, HOST), log, SourceCache.Download::run);

        assertThat(files(work)).containsOnly(".config/a.yml", ".config/b/c.yml", "main.tf", "terragrunt.hcl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            ''                 | .hidden .other/x
            ..                 | .hidden .other/x
            *                  | .hidden .other/x
            .terragrunt-cache  | -
            ../vpc/.other      | .other/x
            ../../elsewhere    | -
            """)
    void whatIsIncludedIsNeverAWorkingCopy(String glob, @Nullable String included) throws Exception {
        for (String file : List.of(".hidden", ".other/x", ".terragrunt-cache/old/x")) {
            write("live/vpc/" + file, file);
        }

        Path work = cache.prepare(new SourceCache.Request(".", unit, unit.resolve(".terragrunt-cache"), List.of(glob),
                List.of(), false, HOST), log, SourceCache.Download::run);

        List<String> expected = new ArrayList<>(List.of("main.tf", "terragrunt.hcl"));
        expected.addAll(included == null ? List.of() : List.of(included.split(" ")));
        assertThat(files(work)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aCopyThatWasNotFinishedIsMadeAgain() throws Exception {
        Path work = prepare(".");
        Files.delete(work.resolve(".terragrunt-source-version"));
        Files.delete(work.resolve("main.tf"));

        prepare(".");

        assertThat(work.resolve("main.tf")).exists();
        assertThat(work.resolve(SourceCache.INIT_REQUIRED)).doesNotExist();
    }

    @Test
    void aRepositoryIsClonedAtItsRefWithoutItsHistory() throws Exception {
        git("init", "-q", "-b", "main");
        write("repo/net/main.tf", "# one");
        write("repo/net/one.tf", "");
        commit("v1");
        String first = git("rev-parse", "HEAD").output().strip();
        Files.delete(root.resolve("repo/net/one.tf"));
        write("repo/net/main.tf", "# two");
        commit("v2");
        Files.delete(unit.resolve("main.tf"));
        String url = "git::file://" + root + "/repo//net";

        Path work = prepare(url + "?ref=v1");
        assertThat(work.resolve("main.tf")).hasContent("# one");
        assertThat(work.resolve("../.git")).doesNotExist();
        assertThat(prepare(url + "?ref=v1")).isEqualTo(work);
        assertThat(downloads).isEqualTo(1);

        assertThat(prepare(url + "?ref=v2")).isEqualTo(work);
        assertThat(work.resolve("main.tf")).hasContent("# two");
        assertThat(work.resolve("one.tf")).doesNotExist();
        assertThat(work.resolve(SourceCache.INIT_REQUIRED)).exists();

        prepare(url + "?ref=" + first);
        assertThat(work.resolve("main.tf")).hasContent("# one");
        prepare(url);
        assertThat(work.resolve("main.tf")).hasContent("# two");
        for (String earlier : List.of("HEAD~1", "v2^", "main~1")) {
            prepare(url + "?ref=" + earlier);
            assertThat(work.resolve("main.tf")).hasContent("# one");
            prepare(url + "?ref=HEAD");
            assertThat(work.resolve("main.tf")).hasContent("# two");
        }
        assertThatThrownBy(() -> prepare(url + "?ref=nothing")).isInstanceOf(SourceException.class)
                .hasMessageContaining("no branch, tag or commit nothing");
    }

    @Test
    void whatKilledRunsHaveLeftGoes() throws Exception {
        git("init", "-q", "-b", "main");
        write("repo/net.tf", "# one");
        commit("v1");
        Path work = prepare("git::file://" + root + "/repo");
        write(root.relativize(work.resolve(".terrane-copy.tmp")).toString(), "half of a file");
        for (String name : List.of(".download-old", ".download-new")) {
            write(root.relativize(work.resolveSibling(name)) + "/.git/HEAD", "x");
        }
        Files.setLastModifiedTime(work.resolveSibling(".download-old"),
                FileTime.from(Files.getLastModifiedTime(work).toInstant().minus(Duration.ofDays(2))));
        Files.delete(work.resolve("net.tf"));

        prepare("git::file://" + root + "/repo?ref=v1");

        assertThat(work.resolve("net.tf")).hasContent("# one");
        assertThat(work.resolve(".terrane-copy.tmp")).doesNotExist();
        assertThat(work.resolveSibling(".download-old")).doesNotExist();
        assertThat(work.resolveSibling(".download-new")).exists();
    }

    @Test
    void whatCannotBeHadIsNamed() {
        assertThatThrownBy(() -> prepare("../../no-modules//net")).isInstanceOf(SourceException.class)
                .hasMessageContaining(root.resolve("no-modules").toString());
        assertThatThrownBy(() -> prepare("git::file://" + root + "/no-repo")).isInstanceOf(SourceException.class)
                .hasMessageContaining("no-repo");
        assertThatThrownBy(() -> prepare("hg::https://example.com/x")).isInstanceOf(SourceException.class)
                .hasMessageContaining("hg::https");
        assertThatThrownBy(() -> prepare("..//nowhere")).isInstanceOf(SourceException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aDownloadFolderInsideOfTheUnitThatWouldBeCopiedIntoItselfIsRefused() {
        assertThatThrownBy(() -> cache.prepare(
                new SourceCache.Request(".", unit, unit.resolve("cache"), List.of(), List.of(), false, HOST), log,
                SourceCache.Download::run)).hasMessageContaining("own source");
    }

    @Test
    void theVersionOfAFolderIsTerragrunts() throws Exception {
        for (String file : List.of("main.tf", "terragrunt.hcl")) {
            Files.setLastModifiedTime(unit.resolve(file), FileTime.from(Instant.parse("2026-01-02T03:04:05.123456Z")));
        }
        String text = unit + "/main.tf:1767323045123456" + unit + "/terragrunt.hcl:1767323045123456";
        String expected = HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        Path work = prepare(".");

        assertThat(work.resolve(".terragrunt-source-version")).hasContent(expected);
        assertThat(PosixFilePermissions
                .toString(Files.getPosixFilePermissions(work.resolve(".terragrunt-source-version"))))
                .isEqualTo("rw-r-----");
    }

    private Path prepare(String source) throws SourceException {
        return cache.prepare(
                new SourceCache.Request(source, unit, unit.resolve(".terragrunt-cache"), List.of(), List.of(), false,
                        HOST),
                log,
                download -> {
                    downloads++;
                    download.run();
                });
    }

    private Tool.Result git(String... arguments) throws Exception {
        Files.createDirectories(root.resolve("repo"));
        Tool.Result result = tool.run("git", List.of(arguments), root.resolve("repo"), ENVIRONMENT).orElseThrow();
        assertThat(result.exitCode()).as(result.error()).isZero();
        return result;
    }

    private void commit(String tag) throws Exception {
        git("add", "-A");
        git("commit", "-qm", tag);
        git("tag", tag);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .filter(file -> MANIFESTS.stream().noneMatch(file::endsWith)
                            && !file.equals(".terragrunt-source-version"))
                    .collect(Collectors.toList());
        }
    }
}
