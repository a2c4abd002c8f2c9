package dev.terrane.run.unit;

/** A question that nobody was there to answer: standard input had ended. What was asked about is not done. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String question;

    UnansweredException(String question) {
        super("nobody answered", null, false, false);
        this.question = question;
    }

    /** What to tell the user. */
    public String text() {
        return "Nobody is there to answer: " + question
                + "\n  --non-interactive answers every question of Terrane with yes";
    }
}
