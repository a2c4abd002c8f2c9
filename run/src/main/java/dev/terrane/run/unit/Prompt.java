package dev.terrane.run.unit;

import dev.terrane.run.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks the person at the terminal. The answer is read byte by byte, so that nothing is taken away from a child that reads next. */
public final class Prompt {
    private final World.Terminal terminal;
    private final boolean yes;

    /** @param yes answer every question with yes, without asking */
    public Prompt(World.Terminal terminal, boolean yes) {
        this.terminal = terminal;
        this.yes = yes;
    }

    /** Whether the answer begins a yes; anything else, and the end of input, is a no. */
    public boolean confirm(String question) {
        if (yes) {
            return true;
        }
        try {
            terminal.error().write((question + " (y/n) ").getBytes(StandardCharsets.UTF_8));
            terminal.error().flush();
            var answer = line().strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException _) {
            return false;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = terminal.input().read(); b >= 0 && b != '\n'; b = terminal.input().read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
