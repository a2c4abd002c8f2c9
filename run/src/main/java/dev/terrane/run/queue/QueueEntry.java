package dev.terrane.run.queue;

import java.nio.file.Path;
import java.util.List;

/**
 * A unit in the queue.
 *
 * @param unit the unit's folder
 * @param dependencies the folders of what it depends on directly; those that are not in the queue count as done
 * @param down whether it is destroyed, after all that depends on it, rather than before
 */
public record QueueEntry(Path unit, List<Path> dependencies, boolean down) {

    public QueueEntry {
        dependencies = List.copyOf(dependencies);
    }
}
