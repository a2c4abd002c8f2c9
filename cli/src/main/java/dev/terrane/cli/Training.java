package dev.terrane.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What packaging runs to record the AOT cache: the commands that people wait for, once each, from the beginning of a process to its end.
 * The argument is the folder of a unit; the environment has the AWS and the OpenTofu/Terraform to use. Its only outcome is which classes
 * the JVM has seen.
 */
public final class Training {
    private static final List<String> LINES = List.of("--version", "--help", "plan --help", "no-such-command",
            "completion bash", "info strict list", "info print", "render", "render --json", "find --json --dag",
            "list -l",
            "hcl fmt --check", "hcl validate", "plan", "apply", "output -json",
            "run --all --non-interactive plan");

    private Training() {}

    public static void main(String[] arguments) {
        var launch = Main.launch();
        for (var line : LINES) {
            var words = new ArrayList<>(List.of(line.split(" ", -1)));
            words.add("--working-dir");
            words.add(arguments[0]);
            Terrane.run(words, launch);
        }
        System.exit(0);
    }
}
