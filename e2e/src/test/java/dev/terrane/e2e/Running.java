package dev.terrane.e2e;

import dev.terrane.e2e.Launcher.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that was started, and what it writes. */
final class Running {
    private static final int PATIENCE_MINUTES = 10;

    private final List<String> command;
    private final Process process;
    private final Drain out;
    private final Drain err;

    private Running(List<String> command, Process process) {
        this.command = List.copyOf(command);
        this.process = process;
        this.out = new Drain(process.getInputStream());
        this.err = new Drain(process.getErrorStream());
        out.start();
        err.start();
    }

    static Running start(List<String> command, Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            return new Running(command, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes that it has started and that still run. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Sends a signal to this process alone, by its name: `INT`, `TERM`. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until there is that file, which something that runs here makes. */
    Running awaitFile(Path file) {
        return await("there is " + file, () -> Files.exists(file));
    }

    /** Waits until it has printed that. */
    Running awaitSaid(String text) {
        return await("it says " + text, () -> (out.soFar() + err.soFar()).contains(text));
    }

    /** Waits until that is so, for as long as this runs. */
    Running await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(command + " ended before " + what + ":\n" + out.soFar() + err.soFar());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return this;
    }

    /** Waits for its end. */
    Outcome end() {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(
                        command + " did not end in " + PATIENCE_MINUTES + " minutes:\n" + out.soFar() + err.soFar());
            }
            return new Outcome(process.exitValue(), out.text(), err.text());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    /** Reads a stream to its end. */
    private static final class Drain extends Thread {
        private static final long PATIENCE_SECONDS = 10;

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

        String soFar() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        String text() throws InterruptedException {
            join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return soFar();
        }
    }
}
