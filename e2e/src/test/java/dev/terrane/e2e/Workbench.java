package dev.terrane.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a home, a folder for temporary files and a repository in it, and an environment that knows nothing of the machine but
 * where programs are.
 */
final class Workbench {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Workbench(Path folder) {
        this.folder = real(folder);
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        environment.put("LANG", "C.UTF-8");
        environment.put("HOME", make("home").toString());
        environment.put("TMPDIR", temporary().toString());
        environment.put("TF_CLI_CONFIG_FILE", terraformSettings().toString());
        environment.put("CHECKPOINT_DISABLE", "true");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("TG_TF_PATH", Needs.program("terraform", "tofu").toString());
        environment.put("TG_NO_COLOR", "true");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path make(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The AWS to speak to, and who asks. */
    Workbench in(AwsWorld aws) {
        return with("AWS_ENDPOINT_URL", aws.endpoint().toString()).with("AWS_REGION", AwsWorld.REGION)
                .with("AWS_ACCESS_KEY_ID", aws.user().id()).with("AWS_SECRET_ACCESS_KEY", aws.user().secret());
    }

    /** One more variable. */
    Workbench with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Workbench without(String name) {
        environment.remove(name);
        return this;
    }

    /** All of it. */
    Path folder() {
        return folder;
    }

    /** Where TMPDIR points to. */
    Path temporary() {
        return make("tmp");
    }

    Path repository() {
        return make("repository");
    }

    /** Writes a file of the repository. */
    Workbench file(String path, String text) {
        try {
            Path file = repository().resolve(path);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a program in Terraform's place that does nothing but note that it was started, and with which variables of AWS. */
    Workbench standIn() {
        return standIn("env | grep ^AWS_ >'" + started() + "'");
    }

    /** The same with a program that does something else, a line of a shell. */
    Workbench standIn(String work) {
        Path program = folder.resolve("terraform");
        try {
            Files.writeString(program, """
                    #!/bin/sh
                    case $* in *version*) echo "Terraform v1.11.4" ;; *) %s ;; esac
                    """.formatted(work));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with("TG_TF_PATH", program.toString());
    }

    /** Where that program's note lies, once it was started for more than its version. */
    Path started() {
        return folder.resolve("started");
    }

    Launcher terragrunt(String unit) {
        return launcher("terragrunt", unit);
    }

    Launcher terrane(String unit) {
        return launcher("terrane", unit);
    }

    private Launcher launcher(String program, String unit) {
        return new Launcher(Launcher.DISTRIBUTION.resolve("bin").resolve(program), repository().resolve(unit),
                environment);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Providers come from a mirror on this machine where there is one with the AWS provider, else from the registry. */
    private Path terraformSettings() {
        Path settings = folder.resolve("terraformrc");
        String text = "disable_checkpoint = true\n" + mirror().map(mirror -> """
                provider_installation {
                  filesystem_mirror {
                    path    = "%s"
                    include = ["registry.terraform.io/*/*"]
                  }
                }
                """.formatted(mirror)).orElse("");
        try {
            Files.writeString(settings, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private static Optional<Path> mirror() {
        Optional<Path> named = Optional.ofNullable(System.getenv("TERRANE_TF_MIRROR")).map(Path::of);
        return Stream.concat(named.stream(), Stream.of("/opt", "/usr/share", "/usr/local/share", "/var/lib")
                .map(Path::of).filter(Files::isDirectory).flatMap(Workbench::below))
                .filter(path -> Files.isDirectory(path.resolve("registry.terraform.io/hashicorp/aws"))).findFirst();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> all = children.toList();
            return Stream.concat(Stream.of(folder), all.stream());
        } catch (IOException e) {
            return Stream.of(folder);
        }
    }
}
