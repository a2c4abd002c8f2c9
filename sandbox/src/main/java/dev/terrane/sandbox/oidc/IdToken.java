package dev.terrane.sandbox.oidc;

import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A JWT (RFC 7519) in its compact form, read but not yet believed. */
public record IdToken(Json header, Json claims, String content, Bytes signature) {
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

    /** The token in the text, or empty where it has not the form of one. */
    public static Optional<IdToken> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Optional<Json> header = json(parts[0]);
            Optional<Json> claims = json(parts[1]);
            Bytes signature = Bytes.of(Base64.getUrlDecoder().decode(parts[2]));
            return header.flatMap(
                    head -> claims.map(body -> new IdToken(head, body, parts[0] + "." + parts[1], signature)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Json> json(String part) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    public boolean isSignedBy(OidcIssuer issuer) {
        return header.string("alg").filter("RS256"::equals).isPresent() && issuer.signed(content, signature.array());
    }

    public String issuer() {
        return claims.string("iss").orElse("");
    }

    public String subject() {
        return claims.string("sub").orElse("");
    }

    public List<String> audiences() {
        return claims.string("aud").map(List::of).orElseGet(
                () -> claims.items("aud").stream().map(Json::asString).flatMap(Optional::stream).toList());
    }

    public Instant expires() {
        return Instant.ofEpochSecond(claims.number("exp").map(Number::longValue).orElse(0L));
    }

    /** The session tags that the issuer vouches for. */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        claims.get(TAGS).map(value -> value.members("principal_tags")).orElse(Map.of())
                .forEach(
                        (key, value) -> value.asString().or(() -> first(value)).ifPresent(text -> tags.put(key, text)));
        return tags;
    }

    public Set<String> transitiveTagKeys() {
        return claims.get(TAGS).map(value -> value.items("transitive_tag_keys")).orElse(List.of()).stream()
                .map(Json::asString).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<String> sourceIdentity() {
        return claims.string(SOURCE_IDENTITY);
    }

    private static Optional<String> first(Json value) {
        return value instanceof Json.Array(List<Json> items) && !items.isEmpty()
                ? items.getFirst().asString()
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "IdToken[" + issuer() + ", " + subject() + "]";
    }
}
