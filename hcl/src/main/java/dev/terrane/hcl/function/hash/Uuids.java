package dev.terrane.hcl.function.hash;

import dev.terrane.hcl.function.FunctionException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** UUIDs made from a name (RFC 4122 version 5) and from random bytes. */
final class Uuids {

    private Uuids() {}

    /** The UUID of a name within a namespace: {@code dns}, {@code url}, {@code oid}, {@code x500} or a UUID. */
    static String named(String namespace, String name) {
        UUID space = switch (namespace) {
            case "dns" -> UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
            case "url" -> UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
            case "oid" -> UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");
            case "x500" -> UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");
            default -> parse(namespace);
        };
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer hashed = ByteBuffer.allocate(16 + text.length);
        hashed.putLong(space.getMostSignificantBits()).putLong(space.getLeastSignificantBits()).put(text);
        byte[] hash = Digest.SHA1.of(hashed.array());
        hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
        return text(hash);
    }

    /** The first 16 bytes in the usual groups, as they are: no version is set. */
    static String text(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes, 0, 16);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20)
                + "-" + hex.substring(20);
    }

    /** Plain, in braces, after {@code urn:uuid:} or without hyphens. */
    private static UUID parse(String text) {
        String plain = text;
        if (text.length() == 45 && text.toLowerCase(Locale.ROOT).startsWith("urn:uuid:")) {
            plain = text.substring(9);
        } else if (text.length() == 38) {
            plain = text.substring(1, 37);
        } else if (text.length() == 32) {
            plain = text.substring(0, 8) + "-" + text.substring(8, 12) + "-" + text.substring(12, 16) + "-"
                    + text.substring(16, 20) + "-" + text.substring(20);
        }
        if (plain.length() == 36) {
            for (int i = 0; i < 36; i++) {
                boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
                if (hyphen ? plain.charAt(i) != '-' : !HexFormat.isHexDigit(plain.charAt(i))) {
                    throw unknown(text);
                }
            }
            return UUID.fromString(plain);
        }
        throw unknown(text);
    }

    private static FunctionException unknown(String namespace) {
        return new FunctionException("\"" + namespace + "\" is no namespace; use dns, url, oid, x500 or a UUID");
    }
}
