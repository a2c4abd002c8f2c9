package dev.terrane.config.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files that a unit's evaluation read, absolute and each once, in the order of reading: what `reading=` asks for. */
public final class ReadFiles {

    private final Set<Path> files = new LinkedHashSet<>();

    public synchronized void add(Path file) {
        files.add(file.normalize());
    }

    public synchronized List<Path> list() {
        return new ArrayList<>(files);
    }
}
