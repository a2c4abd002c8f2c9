package dev.terrane.cli.console;

import dev.terrane.run.World;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.Executables;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The mode of the terminal at standard input, told to it by the program {@code stty}: Java has no call for that. */
public final class Stty {
    private final World world;
    private final Path folder;

    public Stty(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    /** Sends keys as they are pressed, without showing them; gives the mode there was, if it could be changed. */
    Optional<String> sendKeys() {
        Optional<String> before = run("-g");
        return before.isPresent() && run("-icanon", "-echo", "-isig", "-ixon", "min", "1", "time", "0").isPresent()
                ? before
                : Optional.empty();
    }

    void restore(String mode) {
        run(mode);
    }

    /** How many columns the terminal has, if it says so. */
    Optional<Integer> columns() {
        return run("size").map(text -> text.split(" ")).filter(parts -> parts.length == 2)
                .map(parts -> Integer.parseInt(parts[1])).filter(columns -> columns > 0);
    }

    private Optional<String> run(String... arguments) {
        Optional<Path> program = Executables.find("stty", folder, world.environment());
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Capture output = Capture.whole();
        try {
            int code = world.processes()
                    .start(new Command(program.get(), List.of(arguments), folder, world.environment()),
                            new Streams(Streams.Input.INHERITED, new Streams.Output.To(output),
                                    new Streams.Output.To(Capture.tail())),
                            ProcessStarter.Group.SHARED)
                    .waitFor();
            return code == 0 ? Optional.of(output.text().strip()) : Optional.empty();
        } catch (StartException e) {
            return Optional.empty();
        }
    }
}
