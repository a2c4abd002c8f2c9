package dev.terrane.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program of the distribution. */
final class Launcher {
    static final Path DISTRIBUTION = Path.of(System.getProperty("terrane.distribution", "")).toAbsolutePath();
    private static final Path TERMINAL = Path.of("src/test/python/terminal.py").toAbsolutePath();

    private final Path program;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param environment all variables of the process */
    Launcher(Path program, Path folder, Map<String, String> environment) {
        this.program = program;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** What a process did. */
    record Outcome(int exitCode, String out, String err) {
        /** Both streams, for messages and for what may stand in either. */
        String all() {
            return out + err;
        }
    }

    Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) {
        return start(arguments).end();
    }

    /** Starts it and goes on; standard input is empty. */
    Running start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return Running.start(command, folder, environment);
    }

    /** Runs it on a terminal of its own, as somebody who waits for a text and then types. */
    Outcome onTerminal(List<Typing> typings, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Needs.program("python3").toString(), TERMINAL.toString(), Integer.toString(typings.size())));
        typings.forEach(typing -> command.addAll(List.of(typing.awaited(), typing.keys())));
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return Running.start(command, folder, environment).end();
    }

    /** Once `awaited` was printed, these keys are pressed. */
    record Typing(String awaited, String keys) {
        static Typing ctrlC(String awaited) {
            return new Typing(awaited, "\u0003");
        }

        static Typing line(String awaited, String text) {
            return new Typing(awaited, text + "\n");
        }
    }
}
