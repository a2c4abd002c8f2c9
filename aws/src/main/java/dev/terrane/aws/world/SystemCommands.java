package dev.terrane.aws.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts real processes. */
public final class SystemCommands implements Commands {
    private static final int LONGEST_OUTPUT = 1 << 20;

    @Override
    public Result run(Command command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.words()).directory(command.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        FutureTask<String> output = new FutureTask<>(() -> read(process.getInputStream()));
        Thread.ofVirtual().start(output);
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it took longer than " + command.timeout().toSeconds() + " s");
            }
            // a grandchild may hold the pipe open after the program itself has ended
            return new Result(process.exitValue(), output.get(5, TimeUnit.SECONDS));
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

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
