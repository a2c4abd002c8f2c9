package dev.terrane.dist;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the distribution: `lib/` with the jars, `runtime/` with a trimmed Java runtime, `bin/` with the launcher under its two names, and
 * beside the jars an AOT cache, recorded from a run of what commands do. Runs on the JDK that the build has chosen, from which the runtime
 * is made.
 *
 * <p>The cache is named by the content of the jars: the JVM does not notice a jar that has changed.
 */
public final class Assemble {
    /** The character sets are those that `textencodebase64` knows besides Java's own few. */
    private static final List<String> MODULES = List.of("java.base", "java.xml", "jdk.charsets", "jdk.unsupported");

    /**
     * C1 alone and the serial collector: what a short run costs is starting. What the training found out about methods is not used: it has
     * the JVM compile at once what a run this short would compile later or never. A JVM that no longer knows that flag passes over it.
     */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining",
            "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash",
            "-Xlog:disable",
            "-Xlog:all=off", "-Xss4m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final String version;
    private final Path launcher;
    private final Path home;

    private Assemble(String version, Path launcher, Path home) {
        this.version = version;
        this.launcher = launcher;
        this.home = home;
    }

    /** Takes the version, a file with the class path, the folder of the launcher's template, and where the distribution goes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Assemble(arguments[0], Path.of(arguments[2]), Path.of(arguments[3])).run(Path.of(arguments[1]));
    }

    private void run(Path jars) throws IOException, InterruptedException {
        List<String> names = copyJars(jars);
        runtime();
        String cache = "terrane-" + version + "-" + hash(names) + ".aot";
        writeLauncher(names, cache);
        record(names, cache);
    }

    private List<String> copyJars(Path jars) throws IOException {
        Path lib = home.resolve("lib");
        delete(lib);
        Files.createDirectories(lib);
        List<String> names = new ArrayList<>();
        for (String jar : Files.readString(jars).strip().split(File.pathSeparator, -1)) {
            String name = Path.of(jar).getFileName().toString();
            Files.copy(Path.of(jar), lib.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Linking takes longer than all the rest, so a runtime of this very JDK is kept. */
    private void runtime() throws IOException {
        Path runtime = home.resolve("runtime");
        String made = System.getProperty("java.vm.version") + " " + MODULES + " without comments";
        Path mark = runtime.resolve("terrane-runtime");
        if (Files.exists(mark) && Files.readString(mark).equals(made)) {
            return;
        }
        delete(runtime);
        ToolProvider jlink = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"));
        int code = jlink.run(System.out, System.err, "--add-modules", String.join(",", MODULES), "--strip-debug",
                "--no-header-files",
                "--no-man-pages", "--output", runtime.toString());
        if (code != 0) {
            throw new IllegalStateException("jlink failed with " + code);
        }
        dropComments(runtime.resolve("conf").resolve("security").resolve("java.security"));
        Files.writeString(mark, made);
    }

    /** Java reads its security settings before it computes the first digest; nearly all of their 70 KB is explanation. */
    private static void dropComments(Path settings) throws IOException {
        Files.write(settings, Files.readAllLines(settings).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    }

    private String hash(List<String> names) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                digest.update(Files.readAllBytes(home.resolve("lib").resolve(name)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeLauncher(List<String> names, String cache) throws IOException {
        Map<String, String> values = Map.of("@flags@", String.join(" ", FLAGS), "@cache@", cache, "@version@", version,
                "@classpath@",
                names.stream().map(name -> "$home/lib/" + name).collect(Collectors.joining(":")));
        String text = Files.readString(launcher.resolve("terrane"));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        Path script = Files.createDirectories(home.resolve("bin")).resolve("terrane");
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path other = script.resolveSibling("terragrunt");
        Files.deleteIfExists(other);
        Files.createSymbolicLink(other, Path.of("terrane"));
    }

    /** The training runs in a process of its own, against a sandbox in this one. */
    private void record(List<String> names, String cache) throws IOException, InterruptedException {
        Path lib = home.resolve("lib");
        Path work = Files.createTempDirectory("terrane-training");
        try (TrainingGround ground = new TrainingGround(work)) {
            List<String> command = new ArrayList<>();
            command.add(home.resolve("runtime/bin/java").toString());
            command.addAll(FLAGS);
            command.addAll(List.of("-XX:AOTCacheOutput=" + lib.resolve(cache), "-cp",
                    names.stream().map(name -> lib.resolve(name).toString())
                            .collect(Collectors.joining(File.pathSeparator)),
                    "dev.terrane.cli.Training", ground.unit().toString(), ground.plainUnit().toString()));
            Path log = work.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(ground.environment());
            int code = builder.start().waitFor();
            if (code != 0 || !Files.exists(lib.resolve(cache))) {
                throw new IllegalStateException(
                        "recording the AOT cache failed with " + code + ":\n" + Files.readString(log));
            }
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
