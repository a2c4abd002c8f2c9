package dev.terrane.sandbox.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decoded `name=value` pairs of a query string or of a form, in their order. */
public record Parameters(List<Pair> pairs) {
    /** One pair; a name without `=` has an empty value. */
    public record Pair(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    public static Parameters parse(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                pairs.add(equals < 0
                        ? new Pair(decode(part), "")
                        : new Pair(decode(part.substring(0, equals)), decode(part.substring(equals + 1))));
            }
        }
        return new Parameters(pairs);
    }

    /** The first value of that name, where it is present and not empty. */
    public Optional<String> text(String name) {
        return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::value).findFirst()
                .filter(value -> !value.isEmpty());
    }

    public boolean has(String name) {
        return pairs.stream().anyMatch(pair -> pair.name().equals(name));
    }

    /** Percent-decoding; text that is not valid is left as it is, so that a signature over it just does not match. */
    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Percent-encoding as SigV4 defines it: everything but `A-Z a-z 0-9 - . _ ~`. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }
}
