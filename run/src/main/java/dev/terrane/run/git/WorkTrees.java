package dev.terrane.run.git;

import dev.terrane.run.source.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Temporary work trees of a repository, one for each commit that is asked for. They are removed when this is closed, without a process
 * being started, so that it succeeds in an interrupted run, too. What a killed process has left is removed when the next one makes its
 * first.
 *
 * <p>A work tree's name holds the id of the process that it belongs to. The repository knows it by a folder in `.git/worktrees`, whose
 * file `gitdir` names it (gitrepository-layout, git-worktree "Details").
 */
public final class WorkTrees implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("terragrunt-worktree-.*-pid(\\d+)-[^-]+");

    private final GitRepository repository;
    private final Path temporaryFolder;
    private final Map<String, Path> made = new HashMap<>();
    private final List<Path> folders = new ArrayList<>();

    /** @param temporaryFolder the folder that work trees are made in */
    public WorkTrees(GitRepository repository, Path temporaryFolder) {
        this.repository = repository;
        this.temporaryFolder = temporaryFolder;
    }

    /**
     * The work tree of a reference.
     *
     * @throws GitException where there cannot be one
     */
    public synchronized Path of(String reference) {
        Path known = made.get(reference);
        if (known != null) {
            return known;
        }
        String commit = repository.commit(reference);
        try {
            if (folders.isEmpty()) {
                removeLeftovers();
            }
            Path folder = Files.createTempDirectory(temporaryFolder.toRealPath(), "terragrunt-worktree-"
                    + reference.replaceAll("[^A-Za-z0-9_]", "_") + "-pid" + ProcessHandle.current().pid() + "-");
            folders.add(folder);
            repository.checkOut(commit, folder);
            made.put(reference, folder);
            return folder;
        } catch (IOException e) {
            throw GitException.fatal("There can be no work tree of `" + reference + "`: " + e);
        }
    }

    private void removeLeftovers() throws IOException {
        Path known = repository.commonFolder().resolve("worktrees");
        if (!Files.isDirectory(known)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(known)) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            Optional<Path> folder = folderOf(entry).filter(this::isLeft);
            if (folder.isPresent()) {
                FileTrees.delete(folder.get());
                FileTrees.delete(entry);
            }
        }
    }

    private static Optional<Path> folderOf(Path entry) throws IOException {
        Path file = entry.resolve("gitdir");
        return Files.isRegularFile(file)
                ? Optional.ofNullable(Path.of(Files.readString(file).strip()).getParent())
                : Optional.empty();
    }

    private boolean isLeft(Path folder) {
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        return temporaryFolder.equals(folder.getParent()) && name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    /** Removes the work trees. */
    @Override
    public synchronized void close() {
        try {
            for (Path folder : folders) {
                Path link = folder.resolve(".git");
                Optional<Path> entry = Files.isRegularFile(link)
                        ? Optional.of(Path.of(Files.readString(link).strip().substring("gitdir: ".length())))
                        : Optional.empty();
                FileTrees.delete(folder);
                if (entry.isPresent()) {
                    FileTrees.delete(entry.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary work tree cannot be removed", e);
        }
    }
}
