package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Path;

/** Downloads remote sources of some protocols. */
public interface SourceGetter {

    /** Whether it is the one for an address. */
    boolean handles(SourceAddress address);

    /**
     * Downloads everything that the address holds, up to its `//`.
     *
     * @param into an empty folder
     * @throws SourceException if there is no such thing or it cannot be had
     */
    void download(SourceAddress address, Path into) throws SourceException, IOException, InterruptedException;
}
