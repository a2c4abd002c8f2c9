package dev.terrane.sandbox.signature;

import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies SigV4 in the `Authorization` header, in AWS's order: the key, the time, the signature, then whether the
 * credentials are still alive (AWS General Reference, "Create a signed AWS API request").
 */
public final class SignatureVerifier {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String CONTENT_HASH = "X-Amz-Content-Sha256";

    private final Directory directory;
    private final Clock clock;

    public SignatureVerifier(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A request whose signature holds: who signed it, and its body without AWS's own chunk framing. */
    public record Verified(Caller caller, HttpRequest request) {}

    /**
     * Verifies one request.
     *
     * @param allowedSkew
     *            how far the time of signing may lie from the server's
     * @throws SignatureException
     *             where the request is not to be believed
     */
    public Verified verify(HttpRequest request, Duration allowedSkew) {
        Authorization authorization = Authorization.of(request)
                .orElseThrow(() -> new SignatureException(request.header("Authorization").isPresent()
                        ? new SignatureProblem.Malformed("the Authorization header is not of SigV4")
                        : new SignatureProblem.Missing()));
        Caller caller = directory.caller(authorization.accessKeyId()).orElseThrow(
                () -> new SignatureException(new SignatureProblem.UnknownKey(authorization.accessKeyId())));
        if (!token(caller).equals(request.header("X-Amz-Security-Token"))) {
            throw new SignatureException(new SignatureProblem.WrongToken());
        }
        Instant signed = signingTime(request, authorization);
        Instant now = clock.instant();
        if (Duration.between(signed, now).abs().compareTo(allowedSkew) > 0) {
            throw new SignatureException(new SignatureProblem.Skewed(signed, now));
        }
        byte[] key = signingKey(secret(caller), authorization);
        String time = BASIC.format(signed);
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + authorization.scope() + "\n"
                + Hash.sha256(canonical(request, authorization));
        if (!same(hex(Hash.hmac(key, toSign)), authorization.signature())) {
            throw new SignatureException(new SignatureProblem.Mismatch(toSign));
        }
        Optional<Session> session = caller.session();
        if (directory.isExpired(caller.accessKeyId())
                || (session.isPresent() && !now.isBefore(session.get().expires()))) {
            throw new SignatureException(new SignatureProblem.Expired());
        }
        return new Verified(caller, AwsChunks.decode(request, authorization, time, key));
    }

    private static Instant signingTime(HttpRequest request, Authorization authorization) {
        try {
            Instant time = Instant.from(BASIC.parse(request.header("X-Amz-Date").orElse("")));
            if (BASIC.format(time).startsWith(authorization.date())) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new SignatureException(
                    new SignatureProblem.Malformed("Date must be in ISO-8601 'basic format'. See ISO-8601."));
        }
        throw new SignatureException(
                new SignatureProblem.Malformed("Date in Credential scope does not match the date of the request"));
    }

    private static Optional<String> token(Caller caller) {
        return caller.session().map(Session::token);
    }

    private static String secret(Caller caller) {
        return switch (caller) {
            case Caller.LongTerm(_, AccessKey key) -> key.secret();
            case Caller.Temporary(Session session) -> session.secret();
        };
    }

    private static byte[] signingKey(String secret, Authorization authorization) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(authorization.date(), authorization.region(), authorization.service(),
                "aws4_request")) {
            key = Hash.hmac(key, part);
        }
        return key;
    }

    private static String canonical(HttpRequest request, Authorization authorization) {
        String headers = authorization.signedHeaders().stream()
                .map(name -> name + ":" + request.headers().all(name).stream().map(SignatureVerifier::trimAll)
                        .collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.method(), canonicalPath(request.rawPath(), authorization.service()),
                canonicalQuery(request.rawQuery()), headers, String.join(";", authorization.signedHeaders()),
                payloadHash(request));
    }

    /** S3 signs the path as it is sent; the others encode it once more. */
    private static String canonicalPath(String path, String service) {
        return service.equals("s3")
                ? path
                : Arrays.stream(path.split("/", -1)).map(Parameters::encode)
                        .collect(Collectors.joining("/"));
    }

    private static String canonicalQuery(String query) {
        return Arrays.stream(query.split("&", -1)).filter(part -> !part.isEmpty())
                .map(part -> part.contains("=") ? part : part + "=")
                .sorted(Comparator.comparing((String part) -> part.substring(0, part.indexOf('=')))
                        .thenComparing(part -> part.substring(part.indexOf('=') + 1)))
                .collect(Collectors.joining("&"));
    }

    /** The hash that was signed. One that is sent and names the body must be the body's. */
    private static String payloadHash(HttpRequest request) {
        String actual = Hash.sha256(request.body().array());
        Optional<String> sent = request.header(CONTENT_HASH);
        if (sent.isPresent() && !sent.get().startsWith("STREAMING-") && !sent.get().equals("UNSIGNED-PAYLOAD")
                && !sent.get().equals(actual)) {
            throw new SignatureException(new SignatureProblem.Mismatch("the body is not the one that was signed"));
        }
        return sent.orElse(actual);
    }

    private static String trimAll(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
