package dev.terrane.cli.golden;

import dev.terrane.run.process.ProcessStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** What all cases of a run share: a folder with a link to the real Terraform, and settings of it that reach no network. */
final class Bench {
    private static final String TERRAFORM_SETTINGS = """
            disable_checkpoint = true
            provider_installation {
            }
            """;

    private final Path folder;
    private final Path programs;
    private final Optional<Path> terraform;
    /** A process that starts while a file is written has it open, too, and then the file cannot be started itself. */
    private final ReentrantLock copying = new ReentrantLock();

    /** @param path the folders in which real programs are looked for */
    Bench(Path folder, String path) throws IOException {
        this.folder = folder.toRealPath();
        this.programs = Files.createDirectory(this.folder.resolve("bin"));
        this.terraform = onPath("terraform", path);
        if (terraform.isPresent()) {
            Files.createSymbolicLink(programs.resolve("terraform"), terraform.get());
        }
        Files.writeString(this.folder.resolve("terraform.rc"), TERRAFORM_SETTINGS);
    }

    private static Optional<Path> onPath(String name, String path) {
        return Stream.of(path.split(":", -1)).map(entry -> Path.of(entry).resolve(name))
                .filter(Files::isExecutable).findFirst();
    }

    Path folder() {
        return folder;
    }

    Path programs() {
        return programs;
    }

    boolean hasTerraform() {
        return terraform.isPresent();
    }

    /** The variables that every call has. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", programs + ":/usr/bin:/bin");
        environment.put("USER", "tester");
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString());
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        return environment;
    }

    /** Something that writes files. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Writes files while no process starts. */
    void alone(Writing writing) throws IOException {
        copying.lock();
        try {
            writing.run();
        } finally {
            copying.unlock();
        }
    }

    /** Starts processes while nothing is copied. */
    ProcessStarter processes() {
        ProcessStarter system = ProcessStarter.ofSystem();
        return (command, streams, group) -> {
            copying.lock();
            try {
                return system.start(command, streams, group);
            } finally {
                copying.unlock();
            }
        };
    }
}
