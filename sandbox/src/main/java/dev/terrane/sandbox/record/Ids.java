package dev.terrane.sandbox.record;

import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names and secrets in the forms of AWS's. */
public final class Ids {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** `AKIA…` or `ASIA…`, 20 characters. */
    public String accessKeyId(String prefix) {
        return prefix + base32(16);
    }

    /** A unique id of IAM, `AIDA…` or `AROA…`, 21 characters. */
    public String uniqueId(String prefix) {
        return prefix + base32(17);
    }

    /** 40 characters of base64, as AWS's are. */
    public String secretAccessKey() {
        return Base64.getEncoder().encodeToString(bytes(30));
    }

    public String sessionToken() {
        return "IQoJb3JpZ2lu" + Base64.getEncoder().encodeToString(bytes(240));
    }

    /** A secret that may stand in a URL. */
    public String urlToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(96));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    public String requestId() {
        String hex = HexFormat.of().formatHex(bytes(16));
        return String.join("-", hex.substring(0, 8), hex.substring(8, 12), hex.substring(12, 16), hex.substring(16, 20),
                hex.substring(20));
    }

    /** The version id of an S3 object. */
    public String versionId() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private String base32(int length) {
        StringBuilder text = new StringBuilder();
        for (byte next : bytes(length)) {
            text.append(BASE32.charAt(next & 31));
        }
        return text.toString();
    }
}
