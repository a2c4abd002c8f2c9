package dev.terrane.run.log;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is said of a failure that no step foresaw. Its own message is left out, since nobody knows what is in it, but for those of the file
 * system, which name files.
 */
public final class InternalFailure {
    private static final String OWN = "dev.terrane.";

    private InternalFailure() {}

    /** One message for the user; where it happened goes to the log, at level debug. */
    public static String told(Throwable failure, Log log) {
        log.debug(trace(failure));
        return switch (failure) {
            case UncheckedIOException e when e.getCause() instanceof FileSystemException cause -> file(cause);
            case OutOfMemoryError _ -> "There is not enough memory for this."
                    + "\n  TERRANE_JAVA_OPTIONS=-Xmx4g gives Terrane 4 GB; --parallelism lets less happen at once";
            default -> "Terrane itself failed: " + failure.getClass().getSimpleName() + place(failure)
                    + "\n  this is a defect of Terrane; --log-level debug shows what to put into a report of it";
        };
    }

    private static String file(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "There is no file " + failure.getFile();
            case AccessDeniedException _ -> failure.getFile() + " may not be read or written by this user";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OWN)).findFirst()
                .map(frame -> " in " + frame.getClassName().substring(OWN.length()) + ", line "
                        + frame.getLineNumber())
                .orElse("");
    }

    private static String trace(Throwable failure) {
        String frames = Arrays.stream(failure.getStackTrace()).map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
        Throwable cause = failure.getCause();
        return failure.getClass().getName() + frames + (cause == null ? "" : "\ncaused by " + trace(cause));
    }
}
