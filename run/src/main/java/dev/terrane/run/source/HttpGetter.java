package dev.terrane.run.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Archives by http and https. A server may name another source instead, in the header `X-Terraform-Get` or in HTML
 * ({@code <meta name="terraform-get" content="…">}), where it is asked with `terraform-get=1`. Keys of the query: `archive` (the archive's
 * form where its name does not tell it), `checksum` (`sha256:…`).
 */
public final class HttpGetter implements SourceGetter {
    private static final Pattern META = Pattern.compile(
            "<meta[^>]+name=[\"']terraform-get[\"'][^>]+content=[\"']([^\"']+)[\"']",
            Pattern.CASE_INSENSITIVE);
    private static final int LARGEST_PAGE = 1 << 20;

    private final Downloader http;
    private final Forward forward;

    /** Downloads a source that another one has named. */
    @FunctionalInterface
    public interface Forward {
        void download(String source, Path into) throws SourceException, IOException, InterruptedException;
    }

    public HttpGetter(Downloader http, Forward forward) {
        this.http = http;
        this.forward = forward;
    }

    @Override
    public boolean handles(SourceAddress address) {
        String protocol = address.forced().orElse(address.scheme());
        return protocol.equals("http") || protocol.equals("https");
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException, IOException, InterruptedException {
        SourceAddress plain = address.plain();
        Optional<String> form = plain.parameter("archive").filter(value -> !value.isEmpty())
                .or(() -> Archives.form(plain.path()));
        if (form.isPresent() && Archives.isForm(form.get())) {
            archive(address, form.get(), into);
        } else if (form.isPresent()) {
            throw new SourceException(
                    "source " + address.root() + ": archives of the form \"" + form.get() + "\" cannot be unpacked");
        } else {
            named(address, into);
        }
    }

    private void archive(SourceAddress address, String form, Path into) throws SourceException, IOException {
        String url = address.plain().withoutParameters(List.of("archive", "checksum")).url();
        Path file = Files.createTempFile("terrane-", "." + form);
        try {
            try (Downloader.Answer answer = http.get(URI.create(url), Map.of())) {
                expect(answer, url);
                Files.copy(answer.body(), file, StandardCopyOption.REPLACE_EXISTING);
            }
            Optional<String> checksum = address.parameter("checksum");
            if (checksum.isPresent()) {
                verify(address, checksum.get(), file);
            }
            Archives.unpack(file, form, into);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void named(SourceAddress address, Path into) throws SourceException, IOException, InterruptedException {
        SourceAddress plain = address.plain();
        String url = plain.url() + (plain.query().isEmpty() ? "?" : "&") + "terraform-get=1";
        Optional<String> source;
        try (Downloader.Answer answer = http.get(URI.create(url), Map.of())) {
            expect(answer, plain.url());
            source = answer.header("X-Terraform-Get");
            if (source.isEmpty()) {
                Matcher matcher = META
                        .matcher(new String(answer.body().readNBytes(LARGEST_PAGE), StandardCharsets.UTF_8));
                source = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
            }
        }
        if (source.isEmpty()) {
            throw new SourceException("source " + plain.url() + " is no archive by its name and names no other source;"
                    + " add archive=zip (or tar.gz …) to its query if it is one");
        }
        forward.download(URI.create(plain.url()).resolve(source.get()).toString(), into);
    }

    private static void expect(Downloader.Answer answer, String url) throws SourceException {
        if (answer.status() < 200 || answer.status() >= 300) {
            throw new SourceException("source " + url + ": the server answered with status " + answer.status());
        }
    }

    private static void verify(SourceAddress address, String checksum, Path file) throws SourceException, IOException {
        int colon = checksum.indexOf(':');
        String name = colon < 0 ? nameOf(checksum.length()) : checksum.substring(0, colon).toUpperCase(Locale.ROOT);
        try {
            MessageDigest digest = MessageDigest
                    .getInstance(name.startsWith("SHA") ? "SHA-" + name.substring(3) : name);
            String found = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
            if (!found.equalsIgnoreCase(checksum.substring(colon + 1))) {
                throw new SourceException(
                        "source " + address.root() + ": its checksum is " + name.toLowerCase(Locale.ROOT) + ":" + found
                                + ", not " + checksum);
            }
        } catch (NoSuchAlgorithmException _) {
            throw new SourceException("source " + address.root() + ": checksum \"" + checksum
                    + "\" is none of md5:…, sha1:…, sha256:…, sha512:…");
        }
    }

    private static String nameOf(int length) {
        return switch (length) {
            case 32 -> "MD5";
            case 40 -> "SHA1";
            case 64 -> "SHA256";
            case 128 -> "SHA512";
            default -> "unknown";
        };
    }
}
