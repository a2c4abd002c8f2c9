package dev.terrane.run.process;

/** A program that could not be started. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartException(Command command, String reason) {
        super(command.program() + " could not be started: " + reason, null, false, false);
    }
}
