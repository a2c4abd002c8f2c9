package dev.terrane.cli.golden;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in files. */
final class Utf8 {
    private Utf8() {}

    /** The text; `<binary>` where it is none. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return "<binary>";
        }
    }
}
