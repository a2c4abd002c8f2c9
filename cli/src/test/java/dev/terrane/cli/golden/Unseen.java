package dev.terrane.cli.golden;

/** What should be looked at is not there. */
final class Unseen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unseen(String message) {
        super(message);
    }
}
