package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final Map<String, String> PLAIN = Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8");

    @TempDir
    static Path shared;

    private static Path moved;

    /** The distribution somewhere else, under a name that scripts stumble over. */
    @BeforeAll
    static void move() throws IOException {
        moved = shared.resolve("über here");
        Files.walkFileTree(Launcher.DISTRIBUTION, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path target(Path path) {
        return moved.resolve(Launcher.DISTRIBUTION.relativize(path).toString());
    }

    @ParameterizedTest
    @CsvSource({"terragrunt, terragrunt version v1.1.2", "terrane, terrane version"})
    void runsWhereItIsMovedTo(String name, String version) {
        Launcher.Outcome outcome = new Launcher(moved.resolve("bin").resolve(name), shared, PLAIN).run("--version");

        assertThat(outcome.out()).startsWith(version);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"terragrunt, bin/terrane, terragrunt version", "terrane, bin/terragrunt, terrane version",
        "tg, bin/terragrunt, terragrunt version"})
    void hasTheNameThatItIsLinkedBy(String link, String program, String version, @TempDir Path folder)
            throws IOException {
        Files.createSymbolicLink(folder.resolve(link + "-real"), moved.resolve(program));
        Files.createSymbolicLink(folder.resolve(link), Path.of(link + "-real"));

        assertThat(new Launcher(folder.resolve(link), shared, PLAIN).run("--version").out()).startsWith(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LANG=C.UTF-8"})
    void readsArgumentsInAnyLocale(String locale) {
        Map<String, String> environment = new HashMap<>(PLAIN);
        environment.remove("LANG");
        environment.put(locale.split("=", -1)[0], locale.split("=", -1)[1]);

        Launcher.Outcome outcome = new Launcher(moved.resolve("bin/terragrunt"), shared, environment).run("größe");

        assertThat(outcome.err()).contains("größe");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"macintosh, YYo=", "euc-jp, YY+row==", "IBM037, gUM=", "windows-1252, YeQ="})
    void bringsTheCharacterSetsOfTextFunctions(String name, String encoded) {
        Launcher.Outcome outcome = new Launcher(moved.resolve("bin/terrane"), shared, PLAIN).run("hcl", "eval",
                "textencodebase64(\"aä\", \"" + name + "\")");

        assertThat(outcome.out()).isEqualTo("\"" + encoded + "\"\n");
    }

    @Test
    void doesWithAJavaOfTheMachineWhereItsOwnIsMissing(@TempDir Path folder) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(moved.resolve("bin/terrane"), bin.resolve("terrane"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(folder.resolve("lib"), moved.resolve("lib"));
        Map<String, String> environment = new HashMap<>(PLAIN);
        environment.put("JAVA_HOME", System.getProperty("java.home"));

        Launcher.Outcome outcome = new Launcher(bin.resolve("terrane"), folder, environment).run("--version");

        assertThat(outcome.out()).startsWith("terrane version");
        assertThat(outcome.exitCode()).isZero();
    }

    /** The memory of the process holds credentials. */
    @Test
    void leavesNoMemoryOnDiskWhereTheRuntimeCrashes() {
        assertThat(moved.resolve("bin/terrane")).content().contains("-XX:-CreateCoredumpOnCrash");
    }

    @Test
    void passesTheExitCodeOn() {
        assertThat(new Launcher(moved.resolve("bin/terrane"), shared, PLAIN).run("no-such-command").exitCode())
                .isEqualTo(1);
    }
}
