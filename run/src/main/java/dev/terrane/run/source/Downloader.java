package dev.terrane.run.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets things by http. */
public interface Downloader {

    /**
     * Asks for a resource; redirections are followed.
     *
     * @throws IOException if there is no answer
     */
    Answer get(URI address, Map<String, String> headers) throws IOException;

    /** An answer, whatever its status. */
    record Answer(int status, Map<String, List<String>> headers, InputStream body) implements AutoCloseable {

        /** A header's first value; its name in any case. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .flatMap(entry -> entry.getValue().stream()).findFirst();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
