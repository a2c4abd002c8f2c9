package dev.terrane.sandbox.iam;

/** A policy document that IAM would not take; the message says where. */
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }
}
