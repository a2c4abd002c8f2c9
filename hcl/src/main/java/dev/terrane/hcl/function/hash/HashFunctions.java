package dev.terrane.hcl.function.hash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.function.encoding.Base64Text;
import dev.terrane.hcl.function.filesystem.Files;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Functions that hash strings and files, encrypt and make UUIDs. */
public final class HashFunctions {

    private static final int DEFAULT_COST = 10;

    private HashFunctions() {}

    public static List<Function> all(FunctionWorld world) {
        List<Function> all = new ArrayList<>(
                List.of(bcrypt(world.random()), rsadecrypt(), uuid(world.random()), uuidv5()));
        Files files = new Files(world);
        for (Digest digest : Digest.values()) {
            all.addAll(hex(digest, files));
        }
        all.addAll(base64(Digest.SHA256, files));
        all.addAll(base64(Digest.SHA512, files));
        return List.copyOf(all);
    }

    private static Function.Declaration named(String name) {
        return Function.named(name).category(Category.HASH);
    }

    /** How the bytes of a hash are written. */
    private interface Notation {
        String write(byte[] hash);
    }

    private static List<Function> hex(Digest digest, Files files) {
        return List.of(ofString(digest.word(), digest, "in hexadecimal digits", HexFormat.of()::formatHex),
                ofFile("file" + digest.word(), digest, "in hexadecimal digits", HexFormat.of()::formatHex, files));
    }

    private static List<Function> base64(Digest digest, Files files) {
        return List.of(ofString("base64" + digest.word(), digest, "as Base64", Base64Text::encode),
                ofFile("filebase64" + digest.word(), digest, "as Base64", Base64Text::encode, files));
    }

    private static Function ofString(String name, Digest digest, String how, Notation notation) {
        return named(name).documentation("The " + digest.title() + " hash of the UTF-8 bytes of a string, " + how + ".")
                .parameter(Parameter.of("str", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> Value
                        .string(notation.write(digest.of(arguments.getFirst().asString().getBytes(UTF_8)))));
    }

    private static Function ofFile(String name, Digest digest, String how, Notation notation, Files files) {
        return named(name).documentation("The " + digest.title() + " hash of the content of a file, " + how + ".")
                .parameter(Parameter.of("path", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> Value
                        .string(notation.write(digest.of(files.read(arguments.getFirst().asString())))));
    }

    private static Function bcrypt(RandomGenerator random) {
        return named("bcrypt").documentation("The bcrypt hash of a string of at most 72 bytes, with a random salt: it "
                + "differs from call to call. The cost is 10 unless given; 4 is the least that counts.")
                .parameter(Parameter.of("str", Type.STRING)).variadic(Parameter.of("cost", Type.NUMBER))
                .returns(Type.STRING).implementation((arguments, type) -> {
                    long cost = arguments.size() > 1 ? Arguments.integer(arguments.get(1)) : DEFAULT_COST;
                    if (arguments.size() > 2) {
                        throw new FunctionException("at most two arguments are allowed");
                    }
                    byte[] password = arguments.getFirst().asString().getBytes(UTF_8);
                    return Value.string(PasswordHash.of(password, cost, random));
                });
    }

    private static Function rsadecrypt() {
        return named("rsadecrypt").documentation("The text that was encrypted with an RSA key (PKCS #1 v1.5) and is "
                + "given as Base64. The private key is PEM text: `RSA PRIVATE KEY`, `PRIVATE KEY` or `OPENSSH PRIVATE "
                + "KEY`, without a passphrase.").parameter(Parameter.of("ciphertext", Type.STRING))
                .parameter(Parameter.of("privatekey", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    byte[] encrypted;
                    try {
                        encrypted = Base64Text.decode(arguments.getFirst().asString());
                    } catch (Base64Text.Malformed _) {
                        throw new FunctionException(0, "the encrypted text must be Base64");
                    }
                    RsaKey key = Arguments.blaming(1, () -> RsaKey.parse(arguments.get(1).asString()));
                    return Value.string(new String(key.decrypt(encrypted), UTF_8));
                });
    }

    private static Function uuid(RandomGenerator random) {
        return named("uuid").documentation("A random UUID: it differs from call to call. Its version is not set.")
                .returns(Type.STRING).implementation((arguments, type) -> {
                    byte[] bytes = new byte[16];
                    random.nextBytes(bytes);
                    return Value.string(Uuids.text(bytes));
                });
    }

    private static Function uuidv5() {
        return named("uuidv5")
                .documentation("The UUID of a name within a namespace (RFC 4122, version 5): `dns`, `url`, "
                        + "`oid`, `x500` or another UUID.")
                .parameter(Parameter.of("namespace", Type.STRING))
                .parameter(Parameter.of("name", Type.STRING)).returns(Type.STRING)
                .implementation((arguments, type) -> Value
                        .string(Uuids.named(arguments.getFirst().asString(), arguments.get(1).asString())));
    }
}
