package dev.terrane.aws.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts real processes. */
public final class SystemCommands implements Commands {
    private static final int LONGEST_OUTPUT = 1 << 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final OutputStream error;

    /** @param error takes what the programs write to their standard error */
    public SystemCommands(OutputStream error) {
        this.error = error;
    }

    @Override
    public Result run(Command command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.words()).directory(command.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        FutureTask<String> output = new FutureTask<>(() -> read(process.getInputStream()));
        Thread.ofVirtual().start(output);
        Thread errors = Thread.ofVirtual().start(() -> passOn(process.getErrorStream()));
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it took longer than " + command.timeout().toSeconds() + " s");
            }
            // a grandchild may hold the pipe open after the program itself has ended
            Result result = new Result(process.exitValue(), output.get(LAST_WORDS.toSeconds(), TimeUnit.SECONDS));
            errors.join(LAST_WORDS);
            return result;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("its output could not be read");
        } finally {
            end(process);
        }
    }

    /** Closes the stream, so that a program which writes without end is stopped by that. */
    private static String read(InputStream stream) throws IOException {
        byte[] bytes;
        try (stream) {
            bytes = stream.readNBytes(LONGEST_OUTPUT + 1);
        }
        if (bytes.length > LONGEST_OUTPUT) {
            throw new IOException("too long");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void passOn(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                error.write(buffer, 0, n);
                error.flush();
            }
        } catch (IOException _) {
            // Nobody reads, or the program was ended; it is told by how it ended.
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
