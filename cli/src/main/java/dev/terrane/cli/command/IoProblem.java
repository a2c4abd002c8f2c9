package dev.terrane.cli.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an {@link IOException} means, in words: Java's own message is often the path alone. */
final class IoProblem {

    private IoProblem() {}

    static String of(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> String.valueOf(e.getReason());
            default -> String.valueOf(problem.getMessage());
        };
    }
}
