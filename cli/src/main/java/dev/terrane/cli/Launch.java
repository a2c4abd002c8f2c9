package dev.terrane.cli;

import dev.terrane.run.World;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How this process was started.
 *
 * @param program the name it was called by: `terrane` or `terragrunt`
 * @param version Terrane's own version
 * @param home the folder of the distribution
 * @param directory the absolute folder it was started in
 * @param world everything else that a run may look at or change
 */
public record Launch(String program, String version, Path home, Path directory, World world) {

    /** Standard output, for text. Nothing is kept back: what a command writes stands before what its child writes. */
    public PrintStream out() {
        return text(world.terminal().output());
    }

    /** Standard error, for text. */
    public PrintStream err() {
        return text(world.terminal().error());
    }

    /** The same with another standard output. */
    Launch withOutput(OutputStream output) {
        return new Launch(program, version, home, directory, world.withOutput(output));
    }

    private static PrintStream text(OutputStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }
}
