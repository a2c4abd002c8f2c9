package dev.terrane.sandbox.iam;

/** Whether a request may be done. */
public sealed interface Decision {
    record Allowed() implements Decision {}

    /**
     * It may not.
     *
     * @param because
     *            the end of AWS's sentence, with its leading blank, or empty where AWS gives no reason
     */
    record Denied(String because) implements Decision {}
}
