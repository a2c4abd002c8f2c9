package dev.terrane.hcl.function.encoding;

import static dev.terrane.hcl.function.encoding.EncodingFunctions.named;
import static dev.terrane.hcl.function.encoding.EncodingFunctions.utf8;

import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.function.encoding.gzip.Gzip;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions that encode strings as Base64, in character sets and for URLs. */
public final class TextFunctions {

    private TextFunctions() {}

    public static List<Function> all() {
        return List.of(base64decode(), base64encode(), base64gzip(), textdecodebase64(), textencodebase64(),
                urlencode());
    }

    private static Function mapping(String name, String documentation, UnaryOperator<Value> mapping) {
        return named(name).documentation(documentation).parameter(Parameter.of("str", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> mapping.apply(arguments.getFirst()));
    }

    private static Function base64encode() {
        return mapping("base64encode", "The UTF-8 bytes of a string as Base64.",
                str -> Value.string(Base64Text.encode(utf8(str))));
    }

    private static Function base64gzip() {
        return mapping("base64gzip", "The UTF-8 bytes of a string compressed by gzip, as Base64.",
                str -> Value.string(Base64Text.encode(Gzip.compress(utf8(str)))));
    }

    private static Function urlencode() {
        return mapping("urlencode", "A string as a part of a URL's query: all but ASCII letters, digits and `-_.~` is "
                + "percent-encoded, and a space is a plus sign.", str -> Value.string(UrlText.encode(str.asString())));
    }

    private static Function base64decode() {
        return mapping("base64decode", "The string whose UTF-8 bytes are given as Base64, with padding.", str -> {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Base64Text.decode(str.asString()));
                return Value.string(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            } catch (Base64Text.Malformed e) {
                throw new FunctionException("the string is not Base64 at offset " + e.offset());
            } catch (CharacterCodingException _) {
                throw new FunctionException("the decoded bytes are not UTF-8");
            }
        });
    }

    private static Function textencodebase64() {
        return named("textencodebase64").documentation("The bytes of a string in a character set (an IANA name such as "
                + "`UTF-16LE`), as Base64.").parameter(Parameter.of("string", Type.STRING))
                .parameter(Parameter.of("encoding", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    Charset charset = charset(arguments.get(1));
                    String text = arguments.getFirst().asString();
                    try {
                        if (!CharacterSets.lacksSome(charset, text)) {
                            ByteBuffer bytes = encode(text, charset);
                            byte[] encoded = new byte[bytes.remaining()];
                            bytes.get(encoded);
                            return Value.string(Base64Text.encode(encoded));
                        }
                    } catch (CharacterCodingException _) {
                        // Said below.
                    }
                    throw new FunctionException(0,
                            "the string has characters that " + charset.name() + " does not have");
                });
    }

    private static ByteBuffer encode(String text, Charset charset) throws CharacterCodingException {
        // A byte order mark comes first even if nothing else does.
        return charset.equals(StandardCharsets.UTF_16)
                ? StandardCharsets.UTF_16BE.newEncoder().encode(CharBuffer.wrap("\uFEFF" + text))
                : charset.newEncoder().encode(CharBuffer.wrap(text));
    }

    private static Function textdecodebase64() {
        return named("textdecodebase64")
                .documentation("The string whose bytes in a character set (an IANA name such as "
                        + "`UTF-16LE`) are given as Base64.")
                .parameter(Parameter.of("source", Type.STRING))
                .parameter(Parameter.of("encoding", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    Charset charset = charset(arguments.get(1));
                    try {
                        byte[] bytes = Base64Text.decode(arguments.getFirst().asString());
                        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                        if (text.indexOf('\uFFFD') < 0 && !CharacterSets.lacksSome(charset, text)) {
                            return Value.string(text);
                        }
                    } catch (Base64Text.Malformed e) {
                        throw new FunctionException(0, "the string is not Base64 at offset " + e.offset());
                    } catch (CharacterCodingException _) {
                        // Said below: a replacement character among the bytes counts as one.
                    }
                    throw new FunctionException(0, "the bytes are not all characters of " + charset.name());
                });
    }

    private static Charset charset(Value name) {
        return CharacterSets.find(name.asString()).orElseThrow(() -> new FunctionException(1,
                "\"" + name.asString() + "\" is not the IANA name of a character set that is supported"));
    }
}
