package dev.terrane.run.process;

import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Streams.Input;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.signal.Signals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs helper programs, such as `git`, to their end and keeps what they print. */
public final class Tool {
    private final ProcessStarter starter;
    private final Watch watch;
    private final Group group;

    private Tool(ProcessStarter starter, Watch watch, Group group) {
        this.starter = starter;
        this.watch = watch;
        this.group = group;
    }

    /**
     * For a run, which has an end of its own when a signal comes.
     *
     * @param group the process group of the programs
     */
    public Tool(ProcessStarter starter, Interruption interruption, Group group) {
        this(starter, start -> start.under(interruption), group);
    }

    /** For a command that a signal ends at once: it listens to signals only while a program runs. */
    public static Tool listening(ProcessStarter starter, Signals signals, Group group) {
        return new Tool(starter, start -> {
            try (Interruption interruption = new Interruption(signals)) {
                Result result = start.under(interruption);
                interruption.check();
                return result;
            }
        }, group);
    }

    /** Who hears of signals while a program runs. */
    @FunctionalInterface
    private interface Watch {
        Result over(Start start) throws StartException;
    }

    /** The start of a program and the wait for its end. */
    @FunctionalInterface
    private interface Start {
        Result under(Interruption interruption) throws StartException;
    }

    /** What a program printed, and its exit code. */
    public record Result(int exitCode, String output, String error) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs a program.
     *
     * @param name name or path of the program
     * @return empty where there is no such program
     */
    public Optional<Result> run(String name, List<String> arguments, Path directory, Map<String, String> environment)
            throws StartException {
        Optional<Path> program = Executables.find(name, directory, environment);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Command command = new Command(program.get(), arguments, directory, environment);
        return Optional.of(watch.over(interruption -> result(command, interruption)));
    }

    private Result result(Command command, Interruption interruption) throws StartException {
        Capture output = Capture.whole();
        Capture error = Capture.tail();
        interruption.check();
        Child child = starter.start(command, new Streams(Input.EMPTY, new Output.To(output), new Output.To(error)),
                group);
        return new Result(interruption.waitFor(child, group), output.text(), error.text());
    }
}
