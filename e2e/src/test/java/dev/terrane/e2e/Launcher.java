package dev.terrane.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a program of the distribution and waits for its end. */
final class Launcher {
    static final Path DISTRIBUTION = Path.of(System.getProperty("terrane.distribution", "")).toAbsolutePath();
    private static final int PATIENCE_MINUTES = 3;

    private final Path program;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param environment all variables of the process */
    Launcher(Path program, Path folder, Map<String, String> environment) {
        this.program = program;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** What a process did. */
    record Outcome(int exitCode, String out, String err) {
        /** Both streams, for messages and for what may stand in either. */
        String all() {
            return out + err;
        }
    }

    Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            var process = builder.start();
            var out = drain(process.getInputStream());
            var err = drain(process.getErrorStream());
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(
                        command + " did not end in " + PATIENCE_MINUTES + " minutes:\n" + out.text() + err.text());
            }
            return new Outcome(process.exitValue(), out.text(), err.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Drain drain(InputStream stream) {
        var drain = new Drain(stream);
        drain.start();
        return drain;
    }

    /** Reads a stream to its end. */
    private static final class Drain extends Thread {
        private final InputStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Drain(InputStream stream) {
            this.stream = stream;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (stream) {
                stream.transferTo(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text() throws InterruptedException {
            join(TimeUnit.SECONDS.toMillis(10));
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
