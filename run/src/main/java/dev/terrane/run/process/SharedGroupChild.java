package dev.terrane.run.process;

import dev.terrane.run.process.Streams.Input;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.signal.Signals;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child in Terrane's own process group. */
final class SharedGroupChild implements Child {
    private static final Pattern REASON = Pattern.compile("error[=:] ?\\d+(?:, | \\()([^()]+)\\)?\\s*$");

    private static final int BUFFER = 1 << 16;
    /** How long an unfinished line may wait for its end before it counts as a question. */
    private static final int PAUSE_MILLIS = 100;
    private static final int LOOK_MILLIS = 10;
    private static final int LEFT_BEHIND_MILLIS = 500;

    private final Process process;
    private final Streams streams;

    private SharedGroupChild(Process process, Streams streams) {
        this.process = process;
        this.streams = streams;
    }

    static Child start(Command command, Streams streams) throws StartException {
        List<String> words = new ArrayList<>();
        words.add(command.program().toString());
        words.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(words).directory(command.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.redirectInput(
                streams.input() == Input.INHERITED ? Redirect.INHERIT : Redirect.from(new File("/dev/null")));
        builder.redirectOutput(redirect(streams.output()));
        builder.redirectError(redirect(streams.error()));
        try {
            return new SharedGroupChild(builder.start(), streams);
        } catch (IOException e) {
            throw new StartException(command, reason(e));
        }
    }

    private static Redirect redirect(Output output) {
        return output instanceof Output.Inherited ? Redirect.INHERIT : Redirect.PIPE;
    }

    /** What the operating system says, at the end of a message that names program and folder again. */
    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        Matcher reason = REASON.matcher(message);
        return reason.find() ? reason.group(1) : message;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int waitFor() {
        Optional<Pump> output = pump("stdout", streams.output(), process.getInputStream());
        Optional<Pump> errors = pump("stderr", streams.error(), process.getErrorStream());
        int code = uninterrupted(process::waitFor);
        output.ifPresent(Pump::finish);
        errors.ifPresent(Pump::finish);
        return code;
    }

    private Optional<Pump> pump(String name, Output output, InputStream in) {
        return output instanceof Output.To to ? Optional.of(new Pump(name, in, to.sink())) : Optional.empty();
    }

    private interface Wait {
        int call() throws InterruptedException;
    }

    private static int uninterrupted(Wait wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.call();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Hands one stream of the child to its sink. */
    private final class Pump {
        private final InputStream in;
        private final ByteSink sink;
        private final Thread thread;
        private final AtomicLong moved = new AtomicLong();

        Pump(String name, InputStream in, ByteSink sink) {
            this.in = in;
            this.sink = sink;
            this.thread = new Thread(this::run, name + " of " + process.pid());
            thread.setDaemon(true);
            thread.start();
        }

        /** Waits for the stream's end, or for silence where something that the child left behind holds the stream open. */
        void finish() {
            uninterrupted(() -> {
                long before;
                do {
                    before = moved.get();
                    thread.join(LEFT_BEHIND_MILLIS);
                } while (thread.isAlive() && moved.get() != before);
                return 0;
            });
        }

        private void run() {
            byte[] buffer = new byte[BUFFER];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sink.write(buffer, n);
                    moved.addAndGet(n);
                    if (n > 0 && buffer[n - 1] != '\n' && pauses(in)) {
                        sink.pause();
                    }
                }
            } catch (IOException _) {
                // A pipe that breaks has nothing more to say.
            }
            sink.end();
        }
    }

    private boolean pauses(InputStream in) throws IOException {
        for (int waited = 0; waited < PAUSE_MILLIS; waited += LOOK_MILLIS) {
            if (in.available() > 0 || !process.isAlive()) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void signal(Signals.Kind kind) {
        // Not `destroy`, which closes the child's streams, too: a Terraform that cannot write dies with its work half done.
        if (process.isAlive()) {
            Posix.kill((int) process.pid(), kind.number());
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
