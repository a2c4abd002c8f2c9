package dev.terrane.run.source;

import dev.terrane.config.file.ConfigFileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whole sources, as stacks are generated from them: all that a source holds, hidden files too. Thread-safe.
 */
public final class WholeSources {
    /** The file that lists what was generated into a folder. */
    public static final String MANIFEST = ".terragrunt-stack-manifest";

    private final RemoteSources remotes;
    private final TreeStore trees;
    private final SourceCache.RegistryHost registry;

    /**
     * @param remotes gets sources from elsewhere, each once
     * @param trees keeps what sources name as theirs
     * @param registry the host of the module registry for addresses that name none; asked for when it is needed
     */
    public WholeSources(RemoteSources remotes, TreeStore trees, SourceCache.RegistryHost registry) {
        this.remotes = remotes;
        this.trees = trees;
        this.registry = registry;
    }

    /**
     * A source that can be copied.
     *
     * @param name what tells it from others: the path of a local folder, the address of another source
     * @param root the folder that was had: what stands before the `//` of the address
     * @param folder the folder with what it holds
     */
    public record Whole(String name, Path root, Path folder) {}

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
                return new Whole(folder.toRealPath().toString(), whole, folder);
            }
            Files.createDirectories(downloads);
            Path whole = remotes.get(address.withHost(registry), downloads);
            Path folder = address.folder().isEmpty() ? whole : SourceFolder.in(whole, address.folder());
            return new Whole(address.url() + "//" + address.folder(), whole, folder);
        } catch (IOException e) {
            throw new SourceException("source " + address.url() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("source " + address.url() + ": interrupted");
        }
    }

    /**
     * The texts of configuration files in a source that a copy has instead of the source's own, by name: those that say
     * `update_source_with_cas`. What they name is kept.
     *
     * @throws SourceException if something of that cannot be kept
     */
    public Map<String, String> pins(Whole source) throws SourceException {
        try {
            return new SourcePins(trees, source.root()).of(source.folder());
        } catch (IOException e) {
            throw new SourceException(String.valueOf(e.getMessage()));
        }
    }

    /** What is a folder of this machine is meant, even where its name looks like something else. */
    private static SourceAddress address(String source, Path base) throws SourceException {
        SourceAddress.Split split = SourceAddress.split(source);
        if (source.contains(":") || !Files.isDirectory(base.resolve(split.url()))) {
            return SourceAddress.parse(source, base);
        }
        Path folder = base.resolve(split.url()).normalize();
        return SourceAddress.parse(split.folder().isEmpty() ? folder.toString() : folder + "//" + split.folder(),
                base);
    }

    /**
     * Makes one folder hold what a source holds. What an earlier copy brought and the source no longer has is taken away;
     * other files stay, and files that are the same are not written. What was generated into the source, and working copies there, belong
     * to the source alone, and may come and go while it is copied.
     *
     * @param to the folder to write to
     * @param place where that folder will lie in the end
     * @param but names of files in the source that are not copied
     */
    public static void copy(Whole source, Path to, Path place, Set<String> but) throws IOException {
        Set<String> leftOut = new HashSet<>(but);
        leftOut.addAll(Set.of(ConfigFileNames.CACHE_FOLDER, ConfigFileNames.STACK_FOLDER));
        FolderCopy.copy(source.folder(), to, place, CopyFilter.everythingBut(source.folder(), leftOut), MANIFEST);
    }
}
