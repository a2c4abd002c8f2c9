package dev.terrane.run.source;

import dev.terrane.run.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ways to sources. */
public final class SourceGetters {

    private SourceGetters() {}

    /**
     * All of them, in the order in which they are tried.
     *
     * @param tool runs `git`
     * @param environment the environment that `git` runs with
     * @param trees what generation has kept
     */
    public static List<SourceGetter> of(Tool tool, Map<String, String> environment, Downloader http, Registry registry,
            S3Signer signer, TreeStore trees) {
        List<SourceGetter> getters = new ArrayList<>();
        HttpGetter.Forward forward = (source, into) -> forward(getters, source, into);
        getters.add(new GitGetter(tool, environment));
        getters.add(new RegistryGetter(registry, forward));
        getters.add(new S3Getter(http, signer));
        getters.add(new TreeGetter(trees));
        getters.add(new LaterGetter());
        getters.add(new HttpGetter(http, forward));
        return getters;
    }

    /** Downloads a source that another one has named, with the folder after its `//` as the whole. */
    private static void forward(List<SourceGetter> getters, String source, Path into)
            throws SourceException, IOException, InterruptedException {
        SourceAddress address = SourceAddress.parse(source, into);
        SourceGetter getter = getters.stream().filter(candidate -> candidate.handles(address)).findFirst()
                .orElseThrow(() -> new SourceException(
                        "source " + address.url() + ": the protocol \"" + address.scheme() + "\" is not supported"));
        if (address.folder().isEmpty()) {
            getter.download(address, into);
            return;
        }
        Path whole = Files.createTempDirectory(into.toAbsolutePath().getParent(), ".download-");
        try {
            getter.download(address, whole);
            for (Path child : FolderCopy.children(SourceFolder.in(whole, address.folder()))) {
                Files.move(child, into.resolve(child.getFileName()));
            }
        } finally {
            FileTrees.delete(whole);
        }
    }
}
