package dev.terrane.aws.base;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file in which the AWS CLI keeps a login; it is read, and renewed in the way in which the CLI renews it. */
record TokenCache(Path file) {

    /** The file of a login; {@code digest} makes its name of the key. */
    static TokenCache of(Path folder, String digest, String key) {
        try {
            byte[] hash = MessageDigest.getInstance(digest).digest(key.getBytes(StandardCharsets.UTF_8));
            return new TokenCache(folder.resolve(HexFormat.of().formatHex(hash) + ".json"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its content; nothing if there is no login. */
    Optional<Map<String, @Nullable Object>> read() {
        try {
            return Optional.of(Json.readObject(Files.readString(file)));
        } catch (IOException | NotJson _) {
            return Optional.empty();
        }
    }

    /** Replaces it at once. If that fails the login only has to be renewed again next time. */
    void write(Map<String, @Nullable Object> content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try {
            Path fresh = Files.createTempFile(folder, "token-", ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, JsonText.of(content));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException _) {
            // told above
        }
    }
}
