package dev.terrane.run.process;

import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Streams.Input;
import dev.terrane.run.process.Streams.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs helper programs, such as `git`, to their end and keeps what they print. */
public final class Tool {
    private final ProcessStarter starter;
    private final Interruption interruption;
    private final Group group;

    /** @param group the process group of the programs */
    public Tool(ProcessStarter starter, Interruption interruption, Group group) {
        this.starter = starter;
        this.interruption = interruption;
        this.group = group;
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
        Capture output = Capture.whole();
        Capture error = Capture.tail();
        interruption.check();
        Child child = starter.start(new Command(program.get(), arguments, directory, environment),
                new Streams(Input.EMPTY, new Output.To(output), new Output.To(error)), group);
        return Optional.of(new Result(interruption.waitFor(child, group), output.text(), error.text()));
    }
}
