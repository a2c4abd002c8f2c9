package dev.terrane.config.session;

import dev.terrane.config.context.SecretDecrypter;
import dev.terrane.config.context.SecretDecrypter.DecryptFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Decrypted files, each decrypted once a run for the same environment. They are in memory only. */
public final class SecretMemo {

    private record Key(Path file, Map<String, String> environment) {}

    /** Guards one decryption. */
    private static final class Slot {
        private byte @Nullable [] text;
    }

    private final ConcurrentMap<Key, Slot> slots = new ConcurrentHashMap<>();

    /** The clear text of a file, decrypted if need be. */
    public byte[] decrypt(Path file, String format, Map<String, String> environment, SecretDecrypter decrypter)
            throws DecryptFailure {
        Slot slot = slots.computeIfAbsent(new Key(file, environment), _ -> new Slot());
        synchronized (slot) {
            byte[] known = slot.text;
            if (known == null) {
                known = decrypter.decrypt(file, format, environment);
                slot.text = known;
            }
            return known;
        }
    }
}
