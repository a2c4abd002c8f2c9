package dev.terrane.cli.identity;

import dev.terrane.aws.world.Terminal;
import dev.terrane.run.World;
import dev.terrane.run.unit.Prompt;
import dev.terrane.run.unit.UnansweredException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever sits at the terminal: asked on standard error, heard on standard input. Where nobody does, nothing is answered. */
final class Person implements Terminal {
    private static final int FAILURE = 1;

    private final World.Terminal terminal;

    Person(World.Terminal terminal) {
        this.terminal = terminal;
    }

    private boolean isThere() { return terminal.inputIsTerminal() && terminal.errorIsTerminal(); }

    @Override
    public Optional<String> askSecret(String question) {
        if (!isThere()) {
            return Optional.empty();
        }
        // whoever is interrupted while asked does not come back to turn the echo on
        Thread atExit = new Thread(Person::echo, "echo");
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            // the echo is the terminal's, and Java cannot turn it off while standard input is its own; it is off before
            // anybody is asked to type
            stty("-echo");
            try {
                say(question);
                return line();
            } finally {
                stty("echo");
                Runtime.getRuntime().removeShutdownHook(atExit);
                say("\n");
            }
        } catch (IOException | IllegalStateException e) {
            // no terminal any more, or the process is about to end
            return Optional.empty();
        }
    }

    private static void echo() {
        try {
            stty("echo");
        } catch (IOException _) {
            // there is no stty
        }
    }

    @Override
    public boolean confirm(String question) {
        try {
            return isThere() && new Prompt(terminal, false).confirm(question);
        } catch (UnansweredException _) {
            return false;
        }
    }

    @Override
    public int run(List<String> words, Path folder, Map<String, String> environment) {
        if (!isThere()) {
            return FAILURE;
        }
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return FAILURE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    private void say(String text) throws IOException {
        terminal.error().write(text.getBytes(StandardCharsets.UTF_8));
        terminal.error().flush();
    }

    /** Byte by byte, so that nothing is taken that a child may be meant to read. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = terminal.input().read(); b >= 0 && b != '\n'; b = terminal.input().read()) {
            bytes.write(b);
        }
        String text = bytes.toString(StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static void stty(String setting) throws IOException {
        try {
            new ProcessBuilder("stty", setting).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
