package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Keeps other processes of the same user from generating or cleaning the same stacks. What is locked is the outermost stack
 * of each, wherever in it one starts. The locks lie in the user's cache folder, so that none is ever found in a repository.
 */
final class StackLocks implements AutoCloseable {
    private final List<FileChannel> held = new ArrayList<>();

    private StackLocks() {}

    /**
     * Waits until all are free, and takes them. Without a folder for caches, or where it cannot be written to, nothing is
     * locked: every file is written whole all the same.
     *
     * @param folders the folders of the stacks
     */
    static StackLocks of(Collection<Path> folders, Optional<Path> cache) {
        StackLocks locks = new StackLocks();
        TreeSet<Path> outermost = new TreeSet<>();
        folders.forEach(folder -> outermost.add(outermost(folder)));
        cache.ifPresent(place -> outermost.forEach(stack -> locks.take(stack, place.resolve("terrane/stacks"))));
        return locks;
    }

    /** The outermost folder with a stack file at or above a folder; the folder itself where there is none. */
    private static Path outermost(Path folder) {
        Path result = folder;
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(ConfigFileNames.STACK))) {
                result = at;
            }
        }
        return result;
    }

    private void take(Path stack, Path place) {
        try {
            Files.createDirectories(place);
            FileChannel channel = FileChannel.open(place.resolve(name(stack) + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            held.add(channel);
            channel.lock();
        } catch (IOException _) {
            // As without a folder for caches.
        }
    }

    private static String name(Path stack) throws IOException {
        try {
            byte[] path = stack.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(path), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : held) {
            try {
                channel.close();
            } catch (IOException _) {
                // The lock goes with the process.
            }
        }
    }
}
