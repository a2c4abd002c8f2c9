package dev.terrane.run.testing;

import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Child;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Programs that only seem to run: what they are called with is noted, and they do what the test says. */
public final class StandIns implements ProcessStarter {
    private final List<Command> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();

    /** What a program does. */
    @FunctionalInterface
    public interface Behaviour {
        Result run(Command command) throws IOException;
    }

    /** How a program ends, and what it prints. */
    public record Result(int exitCode, String out, String err) {
        public static final Result QUIET = new Result(0, "", "");

        public static Result prints(String out) {
            return new Result(0, out, "");
        }

        public static Result fails(int exitCode, String err) {
            return new Result(exitCode, "", err);
        }
    }

    /** A Terraform that leaves a lock file and providers behind when it initialises. */
    public static StandIns terraform() {
        return new StandIns().on("terraform -version", _ -> Result.prints("Terraform v1.11.4\n"))
                .on("terraform init", command -> {
                    Files.createDirectories(command.directory().resolve(".terraform/providers"));
                    Files.writeString(command.directory().resolve(".terraform.lock.hcl"), "# lock\n");
                    return Result.QUIET;
                }).on("terraform output", command -> Result.prints(
                        Files.exists(command.directory().resolve("outputs.json"))
                                ? Files.readString(command.directory().resolve("outputs.json"))
                                : "{}"));
    }

    /**
     * From now on, programs whose name and arguments begin with these words do that; of several that are meant the one
     * that was told last.
     */
    public StandIns on(String words, Behaviour behaviour) {
        behaviours.remove(words);
        behaviours.put(words, behaviour);
        return this;
    }

    /** All calls but those that ask for a version: name and arguments. */
    public List<String> calls() {
        return commands().stream().map(StandIns::line).toList();
    }

    /** The same, as they were started. */
    public List<Command> commands() {
        return calls.stream().filter(call -> !line(call).equals("terraform -version")).toList();
    }

    public void forget() {
        calls.clear();
    }

    private static String line(Command command) {
        List<String> words = new ArrayList<>(List.of(command.program().getFileName().toString()));
        words.addAll(command.arguments());
        return String.join(" ", words);
    }

    @Override
    public Child start(Command command, Streams streams, Group group) {
        calls.add(command);
        String line = line(command);
        Behaviour behaviour = behaviours.entrySet().stream().filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue).reduce((_, last) -> last).orElse(_ -> Result.QUIET);
        return new SeemingChild(command, streams, behaviour);
    }

    private record SeemingChild(Command command, Streams streams, Behaviour behaviour) implements Child {
        @Override
        public long pid() {
            return 1;
        }

        @Override
        public int waitFor() {
            try {
                Result result = behaviour.run(command);
                print(streams.output(), result.out());
                print(streams.error(), result.err());
                return result.exitCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void print(Output output, String text) {
            if (output instanceof Output.To(ByteSink sink)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sink.write(bytes, bytes.length);
                sink.end();
            }
        }

        @Override
        public void signal(Signals.Kind kind) {
            throw new UnsupportedOperationException("nobody signals to it");
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException("nobody kills it");
        }
    }

    /** Makes a file that can be found as a program. */
    static void install(Path folder, String name) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name);
        Files.writeString(file, "#!\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made a program");
        }
    }
}
