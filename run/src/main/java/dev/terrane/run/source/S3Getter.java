package dev.terrane.run.source;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.call.XmlLeaves;
import dev.terrane.aws.http.Http;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects in S3: an archive, or all objects below a key. Addresses have the forms that S3 has had over the years, or
 * those of a service that is like S3, then with the region in the query. Keys of the query: `version`, `region`,
 * `archive`.
 */
final class S3Getter implements SourceGetter {
    private static final Pattern PATH_STYLE = Pattern.compile("s3(?:[.-]([a-z0-9-]+))?\\.amazonaws\\.com(?:\\.cn)?");
    private static final Pattern HOST_STYLE = Pattern
            .compile("(.+)\\.s3(?:[.-]([a-z0-9-]+))?\\.amazonaws\\.com(?:\\.cn)?");
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final String USUAL_REGION = "us-east-1";
    private static final int LARGEST_LIST = 16 << 20;

    private final Downloader http;
    private final S3Signer signer;

    /** @param signer signs as the identity that Terrane was started with */
    S3Getter(Downloader http, S3Signer signer) {
        this.http = http;
        this.signer = signer;
    }

    @Override
    public boolean handles(SourceAddress address) {
        return address.forced().orElse(address.scheme()).equals("s3");
    }

    /** A key, in a bucket that has the given address. */
    private record Place(String bucketAddress, String key, String region) {}

    private static Place place(SourceAddress address) throws SourceException {
        SourceAddress plain = address.plain();
        String scheme = plain.scheme() + "://";
        Matcher host = HOST_STYLE.matcher(plain.authority());
        if (host.matches()) {
            return new Place(scheme + plain.authority(), plain.encodedPath().substring(1), region(host.group(2)));
        }
        String[] parts = plain.encodedPath().split("/", 3);
        if (parts.length < 3 || parts[1].isEmpty()) {
            throw new SourceException("source " + address.url() + " names no bucket and object of S3");
        }
        Matcher path = PATH_STYLE.matcher(plain.authority());
        String region = path.matches()
                ? region(path.group(1))
                : plain.parameter("region").filter(text -> !text.isEmpty()).orElse(USUAL_REGION);
        return new Place(scheme + plain.authority() + "/" + parts[1], parts[2], region);
    }

    private static String region(@Nullable String found) {
        return found == null ? USUAL_REGION : found;
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException, IOException {
        Place place = place(address);
        Optional<String> form = address.parameter("archive").filter(text -> !text.isEmpty())
                .or(() -> Archives.form(place.key()));
        if (form.isEmpty()) {
            folder(address, place, into);
            return;
        }
        if (!Archives.isForm(form.get())) {
            throw new SourceException("source " + address.root() + ": archives of the form \"" + form.get()
                    + "\" cannot be unpacked");
        }
        Path file = Files.createTempFile("terrane-", "." + form.get());
        try {
            String version = address.parameter("version").map(id -> "?versionId=" + encode(id)).orElse("");
            object(address, place, place.bucketAddress() + "/" + place.key() + version, file);
            Archives.unpack(file, form.get(), into);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void folder(SourceAddress address, Place place, Path into) throws SourceException, IOException {
        String prefix = place.key().isEmpty() || place.key().endsWith("/") ? place.key() : place.key() + "/";
        String plainPrefix = URLDecoder.decode(prefix.replace("+", "%2B"), StandardCharsets.UTF_8);
        List<String> keys = list(address, place, plainPrefix);
        if (keys.isEmpty()) {
            throw new SourceException("source " + address.url() + ": there is nothing below " + plainPrefix);
        }
        for (String key : keys) {
            Path target = into.resolve(key.substring(plainPrefix.length())).normalize();
            if (!target.startsWith(into)) {
                throw new SourceException(
                        "source " + address.url() + ": the object " + key + " leads out of the folder");
            }
            if (!key.endsWith("/")) {
                Files.createDirectories(target.getParent());
                object(address, place, place.bucketAddress() + "/" + encodePath(key), target);
            }
        }
    }

    private List<String> list(SourceAddress address, Place place, String prefix) throws SourceException, IOException {
        List<String> keys = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            String query = token.map(text -> "continuation-token=" + encode(text) + "&").orElse("")
                    + "list-type=2&prefix=" + encode(prefix);
            String xml;
            try (Downloader.Answer answer = get(place, place.bucketAddress() + "?" + query)) {
                expect(address, answer);
                xml = new String(answer.body().readNBytes(LARGEST_LIST), StandardCharsets.UTF_8);
            }
            Matcher found = KEY.matcher(xml);
            while (found.find()) {
                keys.add(XmlLeaves.of("<k>" + found.group(1) + "</k>").getOrDefault("k", ""));
            }
            token = Optional.ofNullable(XmlLeaves.of(xml).get("NextContinuationToken"));
        } while (token.isPresent());
        return keys;
    }

    private void object(SourceAddress address, Place place, String url, Path file) throws SourceException, IOException {
        try (Downloader.Answer answer = get(place, url)) {
            expect(address, answer);
            Files.copy(answer.body(), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Downloader.Answer get(Place place, String url) throws IOException {
        Http.Call call = Http.Call.get(URI.create(url), Map.of());
        return http.get(call.uri(), signer.sign(new SigV4.Scope("s3", place.region()), call));
    }

    private static void expect(SourceAddress address, Downloader.Answer answer) throws SourceException {
        if (answer.status() / 100 != 2) {
            throw new SourceException("source " + address.url() + ": S3 answered with status " + answer.status());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }

    private static String encodePath(String key) {
        return encode(key).replace("%2F", "/");
    }
}
