package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Page.Snippet;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.record.SecretScan;
import dev.terrane.sandbox.s3.S3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, its files as they stand, its README run from its beginning to its end in the accounts of `terrane demo`. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples");

    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesWhatItsReadmeSays(String name, @TempDir Path folder) throws IOException {
        try (Sandbox sandbox = DemoWorld.start()) {
            AccessKey key = sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER);
            Workbench bench = new Workbench(folder).with("AWS_ENDPOINT_URL", sandbox.endpoint().toString())
                    .with("AWS_REGION", DemoWorld.REGION).with("AWS_ACCESS_KEY_ID", key.id())
                    .with("AWS_SECRET_ACCESS_KEY", key.secret());
            bench.with("PATH", Launcher.DISTRIBUTION.resolve("bin") + ":" + bench.environment().get("PATH"));
            bench.file(".git/HEAD", "ref: refs/heads/main\n");
            copy(EXAMPLES.resolve(name), bench.repository());
            Launcher.Outcome format = bench.terragrunt(".").run("hcl", "fmt", "--check");
            assertThat(format.exitCode()).as(format.all()).isZero();

            List<Snippet> snippets = Page.snippets(bench.repository().resolve("README.md"));
            List<String> printed = new ArrayList<>();
            for (Snippet snippet : snippets) {
                assertThat(snippet.kind()).as("%s", snippet).isIn("console", "console fails");
                printed.add(Page.check(snippet, snippet.lines(), snippet.kind().equals("console"), bench));
            }

            assertThat(snippets).hasSizeGreaterThan(3);
            SecretScan scan = new SecretScan(sandbox.issuedSecrets());
            assertThat(scan.files(bench.folder())).isEmpty();
            assertThat(scan.text("what was printed", String.join("\n", printed))).isEmpty();
            assertThat(sandbox.buckets()).filteredOn(bucket -> !bucket.keys().isEmpty()).isNotEmpty()
                    .allSatisfy(ExamplesTest::holdsNoLock);
        }
    }

    private static void holdsNoLock(S3.Contents bucket) {
        assertThat(bucket.keys()).allSatisfy(key -> assertThat(key).endsWith(".tfstate"));
    }

    /** The files that belong to the example, without what somebody's own runs have left there. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/.terra"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target);
            }
        }
    }
}
