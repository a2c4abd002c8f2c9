package dev.terrane.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What packaging runs to record the AOT cache: the commands that people wait for, once each, from the beginning of a process to its end.
 * The arguments are the folder of a unit with a role and a backend, and of one with neither; the environment has the AWS and the
 * OpenTofu/Terraform to use. Its only outcome is which classes the JVM has seen.
 */
public final class Training {
    private static final List<String> LINES = List.of("--version", "--help", "plan --help", "no-such-command",
            "completion bash", "info strict list", "info print", "render", "render --json", "find --json --dag",
            "list -l",
            "hcl fmt --check", "hcl validate", "plan", "apply", "output -json",
            "run --all --non-interactive plan");

    /** The second time it is warm: nothing is copied, initialised or downloaded. */
    private static final List<String> WARM = List.of("apply -auto-approve", "apply -auto-approve", "plan", "output");

    private Training() {}

    public static void main(String[] arguments) {
        Launch launch = Main.launch();
        run(LINES, arguments[0], launch);
        run(WARM, arguments[1], launch);
        System.exit(0);
    }

    private static void run(List<String> lines, String folder, Launch launch) {
        for (String line : lines) {
            List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
            words.add("--working-dir");
            words.add(folder);
            Terrane.run(words, launch);
        }
    }
}
