package dev.terrane.sandbox.signature;

import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The `aws-chunked` body coding with its signatures and trailing checksums (S3 API Reference, "Signature calculations:
 * transferring a payload in multiple chunks", "… including trailing headers").
 */
final class AwsChunks {
    private final byte[] coded;
    private final Authorization authorization;
    private final String time;
    private final byte[] key;
    private String previous;
    private int position;

    private AwsChunks(byte[] coded, Authorization authorization, String time, byte[] key) {
        this.coded = coded;
        this.authorization = authorization;
        this.time = time;
        this.key = key;
        this.previous = authorization.signature();
    }

    /** The request with its plain body; one that is not so coded is returned as it is. */
    static HttpRequest decode(HttpRequest request, Authorization authorization, String time, byte[] key) {
        String hash = request.header("X-Amz-Content-Sha256").orElse("");
        if (!hash.startsWith("STREAMING-")) {
            return request;
        }
        boolean signed = hash.startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        AwsChunks chunks = new AwsChunks(request.body().array(), authorization, time, key);
        byte[] body = chunks.chunks(signed);
        Headers trailers = hash.endsWith("-TRAILER") ? chunks.trailer(signed) : Headers.NONE;
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(),
                request.headers().with(trailers), Bytes.of(body));
    }

    private byte[] chunks(boolean signed) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int size;
        do {
            String head = line();
            int end = head.indexOf(';');
            size = size(end < 0 ? head : head.substring(0, end));
            if (position + size > coded.length) {
                throw incomplete();
            }
            byte[] chunk = Arrays.copyOfRange(coded, position, position + size);
            if (signed) {
                verify("AWS4-HMAC-SHA256-PAYLOAD", Hash.sha256("") + "\n" + Hash.sha256(chunk),
                        head.substring(head.indexOf('=') + 1));
            }
            whole.writeBytes(chunk);
            position += size;
            if (size > 0) {
                line();
            }
        } while (size > 0);
        return whole.toByteArray();
    }

    /** The trailers, which are as good as headers once their signature holds. */
    private Headers trailer(boolean signed) {
        Map<String, String> trailers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = Math.max(line.indexOf(':'), 0);
            trailers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        Optional<String> signature = Optional.ofNullable(trailers.remove("x-amz-trailer-signature"));
        if (signed) {
            String text = trailers.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            verify("AWS4-HMAC-SHA256-TRAILER", Hash.sha256(text), signature.orElse(""));
        }
        return new Headers(trailers.entrySet().stream()
                .map(entry -> new Headers.Field(entry.getKey(), entry.getValue())).toList());
    }

    private void verify(String algorithm, String hashes, String signature) {
        String toSign = algorithm + "\n" + time + "\n" + authorization.scope() + "\n" + previous + "\n" + hashes;
        String expected = SignatureVerifier.hex(Hash.hmac(key, toSign));
        if (!SignatureVerifier.same(expected, signature)) {
            throw new SignatureException(new SignatureProblem.Mismatch(toSign));
        }
        previous = signature;
    }

    private static int size(String hex) {
        try {
            return Integer.parseInt(hex.strip(), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
    }

    private String line() {
        int start = position;
        while (position < coded.length && coded[position] != '\n') {
            position++;
        }
        String line = new String(coded, start, position - start, StandardCharsets.UTF_8).stripTrailing();
        position = Math.min(position + 1, coded.length);
        return line;
    }

    private static SignatureException incomplete() {
        return new SignatureException(new SignatureProblem.Malformed("the chunked body is incomplete"));
    }
}
