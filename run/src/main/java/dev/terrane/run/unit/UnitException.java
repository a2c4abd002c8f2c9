package dev.terrane.run.unit;

import dev.terrane.run.event.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A step of a unit that failed. */
public final class UnitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Step step;
    private final transient Optional<ChildFailure> child;
    private final int exitCode;

    /**
     * How a child ended that failed.
     *
     * @param exitCode its exit code
     * @param output what it printed, or the end of that; kept only where somebody asks for it
     * @param error what it printed to standard error, or the end of that
     */
    public record ChildFailure(int exitCode, String output, String error) {}

    private UnitException(Step step, String message, Optional<ChildFailure> child, int exitCode) {
        super(message, null, false, false);
        this.step = step;
        this.child = child;
        this.exitCode = exitCode;
    }

    /** Something that went wrong in Terrane or that the user has to put right. */
    public static UnitException of(Step step, String message) {
        return of(step, message, 1);
    }

    /** The same where the process is to end with another code than 1. */
    public static UnitException of(Step step, String message, int exitCode) {
        return new UnitException(step, message, Optional.empty(), exitCode);
    }

    /** A child that failed. */
    public static UnitException of(Step step, String message, ChildFailure child) {
        return new UnitException(step, message, Optional.of(child), child.exitCode());
    }

    /** Several failures as one; the exit code is that of the first child among them. */
    static UnitException join(List<UnitException> failures) {
        if (failures.size() == 1) {
            return failures.getFirst();
        }
        String message = failures.stream().map(UnitException::message).collect(Collectors.joining("\n"));
        Optional<ChildFailure> child = failures.stream().flatMap(failure -> failure.child.stream()).findFirst();
        return new UnitException(failures.getFirst().step, message, child,
                child.map(ChildFailure::exitCode).orElse(failures.getFirst().exitCode));
    }

    /** The same failure told in other words. */
    UnitException withMessage(String message) {
        return new UnitException(step, message, child, exitCode);
    }

    public Step step() {
        return step;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** The message with the unit and the step that it is about. */
    public String told(Path unit) {
        return "Unit " + unit.getFileName() + " failed at " + step.title() + ":"
                + (message().contains("\n") ? "\n" : " ") + message();
    }

    /** The code with which the process is to end: that of the child or of the auth command that failed, else 1. */
    public int exitCode() {
        return exitCode;
    }

    /** What the child that failed printed to standard error, or the end of that. */
    public String lastOutput() {
        return child.map(ChildFailure::error).orElse("");
    }

    /** What patterns of an `errors` block are held against: of a child its standard error and its end, never its command line. */
    String matchedText() {
        return child.map(failure -> failure.error() + "\nexit status " + failure.exitCode()).orElse(message());
    }

    /** What patterns of an `error_hook` are held against. */
    String hookText() {
        return child
                .map(failure -> message() + "\n" + failure.error() + "\nexit status " + failure.exitCode() + "\n"
                        + failure.output())
                .orElse(message());
    }
}
