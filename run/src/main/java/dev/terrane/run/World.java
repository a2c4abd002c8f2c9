package dev.terrane.run;

import dev.terrane.aws.world.Time;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.signal.Signals;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The world a run happens in: everything outside of it that it may look at or change. The `cli` module makes the real one, tests theirs.
 *
 * @param environment environment variables
 * @param home the user's home folder, where there is one
 * @param cache the user's folder for caches (`$XDG_CACHE_HOME`, `~/.cache`, `~/Library/Caches`), where there is one
 * @param clock what time it is, in what is shown and in reports
 * @param zone the zone in which times are shown
 * @param random where random numbers come from
 * @param time what waits and the lives of sessions go by
 * @param processes starts child processes
 * @param signals where signals to this process are heard of
 * @param terminal where questions are asked and output goes
 */
public record World(Map<String, String> environment, Optional<Path> home, Optional<Path> cache, InstantSource clock,
        Zone zone,
        RandomGenerator random, Time time, ProcessStarter processes, Signals signals, Terminal terminal) {

    public World {
        environment = Map.copyOf(environment);
    }

    /** The same with another standard output. */
    public World withOutput(OutputStream output) {
        return new World(environment, home, cache, clock, zone, random, time, processes, signals,
                new Terminal(terminal.input(), output, terminal.error(), terminal.inputIsTerminal(),
                        terminal.outputIsTerminal(), terminal.errorIsTerminal(), terminal.shared()));
    }

    /**
     * Standard input, output and error.
     *
     * @param inputIsTerminal whether somebody sits at standard input
     * @param outputIsTerminal whether standard output is shown on a terminal
     * @param errorIsTerminal whether standard error is shown on a terminal
     * @param shared whether the streams are the process's own, so that a child may have them
     */
    public record Terminal(InputStream input, OutputStream output, OutputStream error, boolean inputIsTerminal,
            boolean outputIsTerminal,
            boolean errorIsTerminal, boolean shared) {}
}
