package dev.terrane.run.event;

/** The steps of a unit's run, in order. */
public enum Step {
    CONFIGURATION("reading the configuration"),
    IDENTITY("obtaining the identity"),
    SOURCE("getting the source"),
    GENERATION("generating files"),
    INIT("init"),
    COMMAND("the command");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** The step as it is named in a sentence. */
    public String title() {
        return title;
    }
}
