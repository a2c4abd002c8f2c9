package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Sources from elsewhere, each downloaded once a run, however many units take it. Closing deletes them. Thread-safe. */
public final class RemoteSources implements AutoCloseable {
    private final List<SourceGetter> getters;
    private final ConcurrentMap<String, Download> downloads = new ConcurrentHashMap<>();

    private static final String PREFIX = ".download-";
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    /** @param getters tried in order */
    public RemoteSources(List<SourceGetter> getters) {
        this.getters = List.copyOf(getters);
    }

    /**
     * The folder with everything that an address holds, up to its `//`.
     *
     * @param parent the folder to download into
     */
    Path get(SourceAddress address, Path parent) throws SourceException, IOException, InterruptedException {
        return downloads.computeIfAbsent(address.url(), _ -> new Download()).get(address, parent);
    }

    private final class Download {
        private @Nullable Path folder;

        synchronized Path get(SourceAddress address, Path parent)
                throws SourceException, IOException, InterruptedException {
            Path known = folder;
            if (known != null) {
                return known;
            }
            Path fresh = Files.createTempDirectory(parent, PREFIX);
            deleteLeftOver(parent, fresh);
            try {
                getter(address).download(address, fresh);
            } catch (SourceException | IOException | InterruptedException | RuntimeException e) {
                FileTrees.delete(fresh);
                throw e;
            }
            folder = fresh;
            return fresh;
        }

        synchronized void delete() {
            Path known = folder;
            folder = null;
            if (known != null) {
                try {
                    FileTrees.delete(known);
                } catch (IOException _) {
                    // What is left lies in the cache, where it is in nobody's way.
                }
            }
        }
    }

    /** Deletes what runs have left that were killed: no download that is in use is that much older than another. */
    private static void deleteLeftOver(Path parent, Path fresh) throws IOException {
        Instant end = Files.getLastModifiedTime(fresh).toInstant().minus(LEFT_OVER);
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(end)) {
                    FileTrees.delete(other);
                }
            }
        } catch (NoSuchFileException _) {
            // Another process has just deleted it.
        }
    }

    private SourceGetter getter(SourceAddress address) throws SourceException {
        return getters.stream().filter(getter -> getter.handles(address)).findFirst()
                .orElseThrow(() -> new SourceException(
                        "source " + address.url() + ": the protocol \"" + address.scheme() + "\" is not supported"));
    }

    @Override
    public void close() {
        downloads.values().forEach(Download::delete);
    }
}
