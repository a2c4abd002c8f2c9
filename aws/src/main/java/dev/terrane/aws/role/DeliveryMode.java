package dev.terrane.aws.role;

import java.util.Locale;
import java.util.Optional;

/** How a child process gets its credentials ({@code credentials} of {@code terrane.hcl}). */
public enum DeliveryMode {
    /** As variables; they cannot outlive their expiry. */
    ENVIRONMENT,
    /** By a container-credentials endpoint on loopback, renewed while the child runs. */
    ENDPOINT,
    /** By {@code credential_process} in a private AWS configuration, renewed while the child runs. */
    PROCESS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryMode> ofLabel(String label) {
        for (DeliveryMode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
