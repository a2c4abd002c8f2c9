package dev.terrane.aws.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first line and the headers of an HTTP/1.1 request; header names in lower case. Values may be secrets. */
record RequestHead(String method, String target, Map<String, String> headers) {
    private static final int LONGEST = 16_384;

    /** Reads up to the empty line; nothing if it is malformed, too long or cut off. */
    static Optional<RequestHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int last = 0;
        while (bytes.size() < LONGEST) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            bytes.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                return parse(bytes.toString(StandardCharsets.ISO_8859_1));
            }
        }
        return Optional.empty();
    }

    private static Optional<RequestHead> parse(String head) {
        List<String> lines = head.lines().toList();
        String[] words = lines.getFirst().split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int colon = line.indexOf(':');
            String name = colon < 1 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.isEmpty() || headers.put(name, line.substring(colon + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new RequestHead(words[0], words[1], headers));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return method;
    }
}
