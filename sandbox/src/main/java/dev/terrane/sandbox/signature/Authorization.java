package dev.terrane.sandbox.signature;

import dev.terrane.sandbox.wire.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The `Authorization` header of SigV4 (AWS General Reference, "Signature Version 4 signing process"). */
public record Authorization(String accessKeyId, String date, String region, String service, List<String> signedHeaders,
        String signature) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** The header of the request; empty where it has none or one of another form. */
    public static Optional<Authorization> of(HttpRequest request) {
        return request.header("Authorization").filter(value -> value.startsWith(ALGORITHM + " "))
                .flatMap(value -> parse(value.substring(ALGORITHM.length() + 1)));
    }

    private static Optional<Authorization> parse(String value) {
        Map<String, String> parts = new HashMap<>();
        for (String part : value.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            }
        }
        String[] scope = parts.getOrDefault("Credential", "").split("/", -1);
        String signed = parts.getOrDefault("SignedHeaders", "");
        String signature = parts.getOrDefault("Signature", "");
        if (scope.length != 5 || !scope[4].equals("aws4_request") || signed.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Authorization(scope[0], scope[1], scope[2], scope[3], List.of(signed.split(";", -1)), signature));
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
