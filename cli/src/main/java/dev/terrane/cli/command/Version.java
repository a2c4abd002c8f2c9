package dev.terrane.cli.command;

import dev.terrane.cli.Launch;

/** Prints the version: of the Terragrunt that Terrane stands in for, and, called by its own name, its own. */
public final class Version implements Command {
    /** The version of Terragrunt whose files and command lines are understood. */
    public static final String TERRAGRUNT = "1.1.2";

    @Override
    public int run(Invocation invocation) {
        return print(invocation.launch());
    }

    /** The same, where there is nothing but a process yet. */
    public static int print(Launch launch) {
        launch.out().println(launch.program().equals("terragrunt")
                ? "terragrunt version v" + TERRAGRUNT
                : "terrane version " + launch.version() + " (compatible with terragrunt v" + TERRAGRUNT + ")");
        return 0;
    }
}
