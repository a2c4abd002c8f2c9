package dev.terrane.run.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.terrane.config.context.SecretDecrypter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;

/** Decrypts files with the `sops` program, which finds keys by its own rules in the environment that it is given. */
public final class Sops implements SecretDecrypter {

    private final Tool tool;

    public Sops(Tool tool) {
        this.tool = tool;
    }

    @Override
    public byte[] decrypt(Path file, String format, Map<String, String> environment) throws DecryptFailure {
        List<String> arguments = List.of("decrypt", "--input-type", format, "--output-type", format, file.toString());
        try {
            Tool.Result result = tool
                    .run("sops", arguments, Objects.requireNonNull(file.getParent(), "a file has a folder"),
                            environment)
                    .orElseThrow(() -> new DecryptFailure("there is no `sops` on PATH, which decrypts"));
            if (!result.succeeded()) {
                throw new DecryptFailure("`sops` ended with exit code " + result.exitCode() + ": "
                        + result.error().strip());
            }
            return result.output().getBytes(StandardCharsets.UTF_8);
        } catch (StartException e) {
            throw new DecryptFailure(String.valueOf(e.getMessage()));
        }
    }
}
