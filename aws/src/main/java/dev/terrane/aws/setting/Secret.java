package dev.terrane.aws.setting;

/** A text that no log, message or exception may show; {@link #reveal()} is the one way to it. */
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "(hidden)";
    }
}
