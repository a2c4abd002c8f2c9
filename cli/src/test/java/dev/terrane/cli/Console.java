package dev.terrane.cli;

import dev.terrane.aws.world.Time;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.process.Child;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.signal.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A process that was started in a folder, and what it has printed. */
public final class Console {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Launch launch;

    /** A process that can start no others. */
    public Console(String program, Path directory, Map<String, String> environment) {
        this(program, directory, environment, Console::startNothing);
    }

    /** One that can start processes. */
    public Console(String program, Path directory, Map<String, String> environment, ProcessStarter processes) {
        this(program, directory, environment, processes, Signals.none());
    }

    /** One that can start processes and hears of signals. */
    public Console(String program, Path directory, Map<String, String> environment, ProcessStarter processes,
            Signals signals) {
        this(program, directory, environment, processes, signals, Optional.empty());
    }

    /** One at whose terminal somebody types, and which shows no colours. */
    public static Console typing(Path directory, String typed) {
        return new Console("terrane", directory, Map.of("NO_COLOR", "1"), Console::startNothing, Signals.none(),
                Optional.of(typed));
    }

    private static Child startNothing(Command command, Streams streams, ProcessStarter.Group group)
            throws StartException {
        throw new StartException(command, "there are no processes here");
    }

    private Console(String program, Path directory, Map<String, String> environment, ProcessStarter processes,
            Signals signals, Optional<String> typed) {
        ByteArrayInputStream input = new ByteArrayInputStream(typed.orElse("").getBytes(StandardCharsets.UTF_8));
        boolean person = typed.isPresent();
        World.Terminal terminal = new World.Terminal(input, out, err, person, person, person, false);
        World world = new World(environment, Optional.empty(), Optional.empty(),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z")), Zone.UTC, new Random(1),
                Time.system(), processes, signals, terminal);
        launch = new Launch(program, "1.2.3", directory, directory, world);
    }

    /** Runs a command line, words separated by blanks. */
    public int run(String line) {
        return Terrane.run(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)), launch);
    }

    /** Runs a command line whose words may hold blanks. */
    public int runWords(String... words) {
        return Terrane.run(List.of(words), launch);
    }

    public Launch launch() {
        return launch;
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
