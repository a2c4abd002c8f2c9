package dev.terrane.run.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many units run at once where the user does not say: two for each core, since a unit waits for its cloud most of the time, but no more
 * than the memory that is free can hold.
 */
public final class Parallelism {
    private static final int UNITS_PER_CORE = 2;
    /** What OpenTofu/Terraform takes with one large provider. */
    private static final long KIB_PER_UNIT = 600 * 1024;
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Parallelism() {}

    /** The number for this machine as it is now. */
    public static int ofMachine() {
        int byCores = UNITS_PER_CORE * Runtime.getRuntime().availableProcessors();
        return Math.max(1, (int) Math.min(byCores, freeMemory() / KIB_PER_UNIT));
    }

    private static long freeMemory() {
        try {
            for (String line : Files.readAllLines(MEMORY)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException _) {
            // Only Linux has the file.
        }
        return Long.MAX_VALUE;
    }
}
