package dev.terrane.cli.identity;

import dev.terrane.cli.Console;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A repository `live` in a folder, the accounts of the demo, their user's environment, and in place of Terraform a script that notes who
 * called it for what.
 */
final class Live implements AutoCloseable {
    /** Knows what is asked of Terraform before a command; notes commands with the access key that they have. */
    private static final String TERRAFORM = """
            #!/bin/sh
            case "$1" in
              *version) echo 'Terraform v1.11.4'; exit ;;
              output) echo '{"id": {"sensitive": false, "type": "string", "value": "the-id"}}' ;;
            esac
            echo "$1 ${AWS_ACCESS_KEY_ID:-none} ${TF_VAR_seen:-}" >> "$CALLS"
            echo "at ${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}" >&2
            """;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Sandbox sandbox = DemoWorld.start();
    private volatile Consumer<Signals.Kind> signals = _ -> {};
    private Console console = new Console("terragrunt", Path.of("/"), Map.of());

    Live(Path folder) {
        this.folder = folder;
        file("live/.git/HEAD", "ref: refs/heads/main\n");
        for (String name : List.of("home/keep", "tmp/keep")) {
            file(name, "");
        }
        file("terraform", TERRAFORM);
        if (!folder.resolve("terraform").toFile().setExecutable(true)
                || !folder.resolve("tmp/keep").toFile().delete()) {
            throw new IllegalStateException("files of " + folder + " cannot be prepared");
        }
        AccessKey alice = user();
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", alice.id(), "AWS_SECRET_ACCESS_KEY", alice.secret(),
                "AWS_ENDPOINT_URL", sandbox.endpoint().toString(), "AWS_REGION", DemoWorld.REGION, "PATH",
                "/usr/bin:/bin", "HOME", folder.resolve("home").toString(), "TMPDIR", temporary().toString(),
                "TG_TF_PATH", folder.resolve("terraform").toString(), "CALLS", folder.resolve("calls").toString(),
                "AWS_EC2_METADATA_DISABLED", "true"));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    AccessKey user() {
        return sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER);
    }

    Path folder() {
        return folder;
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    Live with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Writes a file of the repository. */
    Live write(String name, String text) {
        return file("live/" + name, text);
    }

    /** Writes a unit, which has code, at the demo's account `dev`. */
    Live unit(String name, String text) {
        return write(name + "/terragrunt.hcl", text).write(name + "/main.tf", "");
    }

    private Live file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file has a folder"));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command line in a folder of the repository. */
    int run(String unit, String... words) {
        Signals heard = listener -> {
            signals = listener;
            return () -> signals = _ -> {};
        };
        console = new Console("terragrunt", folder.resolve("live").resolve(unit), environment,
                ProcessStarter.ofSystem(), heard);
        return console.runWords(words);
    }

    /** Sends a signal to what runs. */
    void signal(Signals.Kind kind) {
        signals.accept(kind);
    }

    String out() {
        return console.out();
    }

    String err() {
        return console.err();
    }

    /** What the script was called for: the command, the access key, and the input `seen`. */
    List<String> calls() {
        try {
            Path calls = folder.resolve("calls");
            return Files.exists(calls) ? Files.readAllLines(calls).stream().map(String::strip).toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
