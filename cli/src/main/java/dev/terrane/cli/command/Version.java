package dev.terrane.cli.command;

import dev.terrane.cli.World;
import dev.terrane.cli.option.CommandLine;

/** Prints the version: of the Terragrunt that Terrane stands in for, and, called by its own name, its own. */
public final class Version implements Command {
    private static final String TERRAGRUNT = "1.1.2";

    @Override
    public int run(CommandLine line, World world) {
        world.out().println(world.program().equals("terragrunt")
                ? "terragrunt version v" + TERRAGRUNT
                : "terrane version " + world.version() + " (compatible with terragrunt v" + TERRAGRUNT + ")");
        return 0;
    }
}
