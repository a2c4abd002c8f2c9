package dev.terrane.aws.base;

import dev.terrane.aws.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The P-256 key of a console login, and the proofs of possession that are made with it (RFC 9449). */
final class DpopKey {
    /** AlgorithmIdentifier of a P-256 key, by which a bare EC key (RFC 5915) becomes one that Java reads (PKCS 8). */
    private static final byte[] P256 = HexFormat.of().parseHex("301306072a8648ce3d020106082a8648ce3d030107");
    private static final int POINT = 65;

    private final PrivateKey key;
    private final byte[] point;

    private DpopKey(PrivateKey key, byte[] point) {
        this.key = key;
        this.point = point;
    }

    /** Reads a key in PEM form; nothing if it is none that can be used. */
    static Optional<DpopKey> read(String pem) {
        try {
            StringBuilder base64 = new StringBuilder();
            pem.lines().filter(line -> !line.startsWith("-----")).forEach(line -> base64.append(line.strip()));
            byte[] ec = Base64.getDecoder().decode(base64.toString());
            // the public point closes the structure
            byte[] point = Arrays.copyOfRange(ec, ec.length - POINT, ec.length);
            if (point[0] != 4) {
                return Optional.empty();
            }
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8(ec)));
            return Optional.of(new DpopKey(key, point));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static byte[] pkcs8(byte[] ec) {
        return der(0x30, concat(new byte[]{2, 1, 0}, P256, der(0x04, ec)));
    }

    private static byte[] der(int tag, byte[] content) {
        byte[] length = content.length < 128
                ? new byte[]{(byte) content.length}
                : new byte[]{(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return concat(new byte[]{(byte) tag}, length, content);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The value of the {@code DPoP} header for one request. */
    String proof(String method, URI uri, Instant now) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("crv", "P-256");
        jwk.put("kty", "EC");
        jwk.put("x", base64(Arrays.copyOfRange(point, 1, 33)));
        jwk.put("y", base64(Arrays.copyOfRange(point, 33, POINT)));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", "ES256");
        header.put("jwk", jwk);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID());
        claims.put("htm", method);
        claims.put("htu", uri);
        claims.put("iat", now.getEpochSecond());
        String signed = base64(JsonText.of(header).getBytes(StandardCharsets.UTF_8)) + "."
                + base64(JsonText.of(claims).getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "DpopKey";
    }
}
