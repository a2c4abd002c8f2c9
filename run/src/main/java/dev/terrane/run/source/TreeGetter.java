package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Path;

/** Gets what generation has kept: `cas::sha256:HASH`. */
final class TreeGetter implements SourceGetter {
    private final TreeStore store;

    TreeGetter(TreeStore store) {
        this.store = store;
    }

    @Override
    public boolean handles(SourceAddress address) {
        return address.forced().filter("cas"::equals).isPresent();
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException, IOException {
        Path tree = store.find(address.path()).orElseThrow(() -> new SourceException("source " + address.scheme() + ":"
                + address.path() + ": there is nothing under this hash any more; run `stack generate` again"));
        FileTrees.copy(tree, into);
    }
}
