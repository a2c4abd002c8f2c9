package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Whole sources, as stacks are generated from them: all that a source holds, hidden files too. Thread-safe.
 */
public final class WholeSources {
    private static final String MANIFEST = ".terragrunt-stack-manifest";

    private final RemoteSources remotes;
    private final SourceCache.RegistryHost registry;

    /**
     * @param remotes gets sources from elsewhere, each once
     * @param registry the host of the module registry for addresses that name none; asked for when it is needed
     */
    public WholeSources(RemoteSources remotes, SourceCache.RegistryHost registry) {
        this.remotes = remotes;
        this.registry = registry;
    }

    /**
     * A source that can be copied.
     *
     * @param name what tells it from others: the path of a local folder, the address of another source
     * @param folder the folder with what it holds
     */
    public record Whole(String name, Path folder) {}

    /**
     * The source of an address. One of this machine lies where it is; another is downloaded, and gone when the
     * {@link RemoteSources} are closed.
     *
     * @param base the folder that relative paths are relative to
     * @param downloads the folder to download into, made where it is missing
     */
    public Whole get(String source, Path base, Path downloads) throws SourceException {
        SourceAddress address = address(source, base);
        try {
            if (address.isLocal()) {
                Path whole = Path.of(address.path());
                if (!Files.isDirectory(whole)) {
                    throw new SourceException(
                            "source folder " + whole + (Files.exists(whole) ? " is no folder" : " does not exist"));
                }
                Path folder = address.folder().isEmpty() ? whole : SourceFolder.in(whole, address.folder());
                return new Whole(folder.toRealPath().toString(), folder);
            }
            Files.createDirectories(downloads);
            Path whole = remotes.get(address.withHost(registry), downloads);
            Path folder = address.folder().isEmpty() ? whole : SourceFolder.in(whole, address.folder());
            return new Whole(address.url() + "//" + address.folder(), folder);
        } catch (IOException e) {
            throw new SourceException("source " + address.url() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("source " + address.url() + ": interrupted");
        }
    }

    /** What is a folder of this machine is meant, even where its name looks like something else. */
    private static SourceAddress address(String source, Path base) throws SourceException {
        boolean isFolder = !source.contains(":") && Files.isDirectory(base.resolve(SourceAddress.split(source).url()));
        return SourceAddress.parse(isFolder ? base.resolve(source).toString() : source, base);
    }

    /**
     * Makes one folder hold what a source holds. What an earlier copy brought and the source no longer has is taken away;
     * other files stay, and files that are the same are not written.
     *
     * @param to the folder to write to
     * @param place where that folder will lie in the end
     * @param but names of files in the source that are not copied
     */
    public static void copy(Whole source, Path to, Path place, Set<String> but) throws IOException {
        FolderCopy.copy(source.folder(), to, place, CopyFilter.everythingBut(source.folder(), but), MANIFEST);
    }
}
