package dev.terrane.run.terraform;

import dev.terrane.aws.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backend that a working copy has been initialised for, as its data folder remembers it.
 *
 * @param profile the AWS profile of an S3 backend
 */
public record InitialisedBackend(String type, Optional<String> profile) {

    /** What a data folder remembers; empty where no backend was configured. */
    public static Optional<InitialisedBackend> in(Path data) throws IOException {
        Path file = data.resolve("terraform.tfstate");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Optional<Map<String, @Nullable Object>> backend = Json
                    .object(Json.readObject(Files.readString(file)).get("backend"));
            Optional<String> profile = backend.flatMap(block -> Json.object(block.get("config")))
                    .flatMap(config -> Json.text(config, "profile"));
            return backend.flatMap(block -> Json.text(block, "type"))
                    .map(type -> new InitialisedBackend(type, profile));
        } catch (Json.NotJson _) {
            return Optional.empty();
        }
    }
}
