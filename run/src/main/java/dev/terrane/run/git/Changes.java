package dev.terrane.run.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The files that differ between two commits, relative to the root of the repository. A file that was moved was removed and added. */
public record Changes(List<Path> added, List<Path> removed, List<Path> changed) {

    public Changes {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** Reads what `git diff --name-status --no-renames -z` prints. */
    static Changes parse(String text) {
        List<Path> added = new ArrayList<>();
        List<Path> removed = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        Iterator<String> words = List.of(text.split("\0")).iterator();
        while (words.hasNext()) {
            String status = words.next();
            if (words.hasNext()) {
                Path path = Path.of(words.next());
                switch (status) {
                    case "A" -> added.add(path);
                    case "D" -> removed.add(path);
                    default -> changed.add(path);
                }
            }
        }
        return new Changes(added, removed, changed);
    }
}
