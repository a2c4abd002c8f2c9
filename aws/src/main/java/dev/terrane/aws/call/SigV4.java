package dev.terrane.aws.call;

import dev.terrane.aws.http.Http;
import dev.terrane.aws.session.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature version 4 (IAM user guide, "Create a signed AWS API request"), the body always hashed. The path is signed
 * as it stands in the address, which is S3's rule and makes no difference to services that are called at their root.
 */
public final class SigV4 {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SigV4() {}

    /** What a signature is good for: `s3` in `eu-west-1`. */
    public record Scope(String service, String region) {}

    /** The call's headers with those of the signature added; {@code Host} is left to the connection. */
    public static Map<String, String> sign(Scope scope, Http.Call call, Credentials credentials, Instant now) {
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString().replace("-", "").replace(":", "");
        String date = time.substring(0, 8);
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.putAll(call.headers());
        sent.put("X-Amz-Date", time);
        sent.put("X-Amz-Content-Sha256", hex(sha256(bytes(call.body().orElse("")))));
        credentials.sessionToken().ifPresent(token -> sent.put("X-Amz-Security-Token", token));

        TreeMap<String, String> signed = new TreeMap<>();
        sent.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", host(call.uri()));
        String names = String.join(";", signed.keySet());
        StringBuilder canonical = new StringBuilder(call.method()).append('\n')
                .append(path(call.uri())).append('\n').append(query(call.uri())).append('\n');
        signed.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
        canonical.append('\n').append(names).append('\n').append(sent.get("X-Amz-Content-Sha256"));

        String credentialScope = date + "/" + scope.region() + "/" + scope.service() + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + credentialScope + "\n"
                + hex(sha256(bytes(canonical.toString())));
        byte[] key = hmac(bytes("AWS4" + credentials.secretAccessKey()), date);
        for (String part : List.of(scope.region(), scope.service(), "aws4_request")) {
            key = hmac(key, part);
        }
        sent.put("Authorization", ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + credentialScope
                + ", SignedHeaders=" + names + ", Signature=" + hex(hmac(key, toSign)));
        return sent;
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static String query(URI uri) {
        if (uri.getRawQuery() == null) {
            return "";
        }
        return Arrays.stream(uri.getRawQuery().split("&")).map(pair -> pair.contains("=") ? pair : pair + "=").sorted()
                .collect(Collectors.joining("&"));
    }

    private static String host(URI uri) {
        boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
