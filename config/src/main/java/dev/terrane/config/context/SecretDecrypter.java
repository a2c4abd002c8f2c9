package dev.terrane.config.context;

import java.nio.file.Path;
import java.util.Map;

/** Decrypts a file for `sops_decrypt_file`, by running `sops`. */
@FunctionalInterface
public interface SecretDecrypter {
    /**
     * The file's clear text, in the format of its extension.
     *
     * @param file absolute
     * @param format `yaml`, `json`, `dotenv`, `ini` or `binary`
     * @param environment the environment that `sops` runs with
     * @throws DecryptFailure if it cannot be decrypted
     */
    byte[] decrypt(Path file, String format, Map<String, String> environment) throws DecryptFailure;

    /** Why a file could not be decrypted, in words for the user. */
    final class DecryptFailure extends Exception {
        private static final long serialVersionUID = 1L;

        public DecryptFailure(String message) {
            super(message, null, false, false);
        }
    }
}
