package dev.terrane.sandbox.oidc;

import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CI system's issuer of OIDC tokens (OpenID Connect Core 1.0, section 2), signed with RS256. STS knows its key without
 * asking over the network.
 */
public final class OidcIssuer {
    private final String url;
    private final Clock clock;
    private final Ledger ledger;
    private @Nullable KeyPair key;
    private int generation = 1;

    /** The URL is the `iss` claim, `https://…`. */
    public OidcIssuer(String url, Clock clock, Ledger ledger) {
        this.url = url;
        this.clock = clock;
        this.ledger = ledger;
    }

    public String url() {
        return url;
    }

    /** The name by which IAM and trust policies know it: the URL without its scheme. */
    public String host() {
        return url.substring(url.indexOf("://") + 3);
    }

    /** A token for that subject and audience, good for that long; negative durations make one that has expired. */
    public String token(String subject, String audience, Duration life) {
        return token(subject, audience, life, Map.of());
    }

    /** The same with further claims, such as `https://aws.amazon.com/tags`. */
    public String token(String subject, String audience, Duration life, Map<String, Json> claims) {
        long now = clock.instant().getEpochSecond();
        Json.Members payload = Json.object().with("iss", url).with("sub", subject).with("aud", audience)
                .with("iat", Math.min(now, now + life.toSeconds())).with("exp", now + life.toSeconds());
        for (Map.Entry<String, Json> claim : claims.entrySet()) {
            payload = payload.with(claim.getKey(), claim.getValue());
        }
        String token = sign(payload);
        ledger.add(Secret.Kind.WEB_IDENTITY_TOKEN, subject, token);
        return token;
    }

    /** Signs with a new key from now on; tokens of the old one are no longer believed. */
    public synchronized void rotateKey() {
        key = null;
        generation++;
    }

    private synchronized String sign(Json payload) {
        Json header = Json.object().with("alg", "RS256").with("typ", "JWT").with("kid", "key-" + generation);
        String signed = encode(header.write().getBytes(StandardCharsets.UTF_8)) + "."
                + encode(payload.write().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime cannot sign with RSA", e);
        }
    }

    /** Whether the signature is by the present key. */
    synchronized boolean signed(String content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key().getPublic());
            verifier.update(content.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Made when it is first needed: it takes a while. */
    private synchronized KeyPair key() {
        KeyPair present = key == null ? newKey() : key;
        key = present;
        return present;
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime has no RSA", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
