package dev.terrane.aws.audit;

/** Where audit events go. Thread-safe. */
@FunctionalInterface
public interface AuditLog {

    /**
     * Writes an event; when this returns it is written.
     *
     * @throws dev.terrane.aws.IdentityException if it cannot be written
     */
    void write(AuditEvent event);

    /** Nobody wants to know. */
    AuditLog NONE = event -> {
    };
}
