package dev.terrane.hcl.function.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The hash functions of the language. */
enum Digest {

    MD5("MD5"), SHA1("SHA-1"), SHA256("SHA-256"), SHA512("SHA-512");

    private final String algorithm;

    Digest(String algorithm) {
        this.algorithm = algorithm;
    }

    /** As people write it. */
    String title() {
        return algorithm;
    }

    /** As names of functions have it. */
    String word() {
        return algorithm.replace("-", "").toLowerCase(Locale.ROOT);
    }

    byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
