package dev.terrane.run.unit;

import dev.terrane.run.World;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
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

    /**
     * Whether the answer is yes; anything else is a no.
     *
     * @throws UnansweredException where the input has ended, or cannot be read
     */
    public boolean confirm(String question) {
        if (yes) {
            return true;
        }
        try {
            terminal.error().write((question + " (y/n) ").getBytes(StandardCharsets.UTF_8));
            terminal.error().flush();
            String answer = line().strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException _) {
            throw new UnansweredException(question);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = terminal.input().read();
        if (b < 0) {
            throw new EOFException();
        }
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = terminal.input().read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
