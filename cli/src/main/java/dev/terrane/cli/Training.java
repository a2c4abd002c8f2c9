package dev.terrane.cli;

import java.util.List;

/**
 * What packaging runs, with the folder of a small repository as its argument, to record the AOT cache: the commands that people wait for,
 * once each, from the beginning of a process to its end. Its only outcome is which classes the JVM has seen.
 */
public final class Training {
    private static final List<String> LINES = List.of("--version", "--help", "plan --help", "no-such-command",
            "completion bash", "info strict list");

    private Training() {}

    public static void main(String[] arguments) {
        var launch = Main.launch();
        for (var line : LINES)
            Terrane.run(List.of(line.split(" ", -1)), launch);
        System.exit(0);
    }
}
