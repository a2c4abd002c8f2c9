package dev.terrane.bench;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes from the start of the program to the start of OpenTofu/Terraform, for one unit with a role against an STS on this machine:
 * of Terrane, and of Terragrunt where it is there. The programs are named by the variables `TERRANE` and `TERRAGRUNT`, paths of launchers;
 * without the first there is no figure.
 */
final class ChildStart {
    private static final String SECURITY = "111111111111";
    private static final String TARGET = "222222222222";
    private static final String ROLE = "arn:aws:iam::" + TARGET + ":role/deploy";
    private static final int RUNS = 15;
    /** Writes the moment of its start; knows as much of Terraform as is asked before. */
    private static final String CHILD = """
            #!/bin/sh
            case "$1" in
              plan) date +%s%N >"$STARTED" ;;
              *version) echo 'Terraform v1.11.4' ;;
            esac
            """;

    private ChildStart() {}

    static List<Figure> measure(Map<String, String> environment) throws IOException, InterruptedException {
        Optional<String> terrane = Optional.ofNullable(environment.get("TERRANE"));
        Optional<String> terragrunt = Optional.ofNullable(environment.get("TERRAGRUNT"));
        if (terrane.isEmpty()) {
            return List.of();
        }
        Path folder = Files.createTempDirectory("terrane-bench-");
        try (Sandbox sandbox = Sandbox.builder()
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*")))
                .account(TARGET, account -> account.role("deploy",
                        role -> role.trust(Trust.of("arn:aws:iam::" + SECURITY + ":root"))))
                .start()) {
            Bench bench = new Bench(folder, sandbox);
            double ours = bench.median(terrane.get());
            if (terragrunt.isEmpty()) {
                return List.of(new Figure("start to child's start, with a role", "%.0f ms".formatted(ours), "", true));
            }
            double theirs = bench.median(terragrunt.get());
            return List.of(Figure.atMost("start to child's start, with a role (Terragrunt: %.0f ms)".formatted(theirs),
                    ours, theirs, "ms"));
        } finally {
            delete(folder);
        }
    }

    /** One unit, and the world that it runs in. */
    private static final class Bench {
        private final Path folder;
        private final Path started;
        private final Map<String, String> environment;

        Bench(Path folder, Sandbox sandbox) throws IOException {
            this.folder = folder;
            this.started = folder.resolve("started");
            Files.writeString(folder.resolve("terragrunt.hcl"), "iam_role = \"" + ROLE + "\"\n");
            Files.writeString(folder.resolve("main.tf"), "");
            Path child = Files.createFile(folder.resolve("terraform"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(child, CHILD);
            AccessKey key = sandbox.accessKey(SECURITY, "alice");
            this.environment = Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LANG", "C.UTF-8", "STARTED",
                    started.toString(), "TG_TF_PATH", child.toString(), "AWS_ENDPOINT_URL",
                    sandbox.endpoint().toString(), "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", key.id(),
                    "AWS_SECRET_ACCESS_KEY", key.secret());
        }

        /** In milliseconds. The first run, which fills caches, does not count. */
        double median(String program) throws IOException, InterruptedException {
            run(program);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                times.add(run(program));
            }
            Collections.sort(times);
            return times.get(RUNS / 2);
        }

        private double run(String program) throws IOException, InterruptedException {
            Files.deleteIfExists(started);
            ProcessBuilder builder = new ProcessBuilder(program, "plan", "--no-auto-init", "--log-level", "error")
                    .directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Instant start = Instant.now();
            int code = builder.start().waitFor();
            if (code != 0 || !Files.exists(started)) {
                throw new IllegalStateException(program + " ended with " + code + ": "
                        + Files.readString(folder.resolve("log")));
            }
            long nanos = Long.parseLong(Files.readString(started).strip());
            return (nanos - (start.getEpochSecond() * 1_000_000_000L + start.getNano())) / 1e6;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
