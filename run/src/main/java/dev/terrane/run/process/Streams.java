package dev.terrane.run.process;

/**
 * What a child's standard streams are connected to.
 *
 * @param input whether it has Terrane's standard input, or nothing
 */
public record Streams(Input input, Output output, Output error) {

    /** A child's standard input. */
    public enum Input {
        INHERITED, EMPTY
    }

    /** Where a child's output goes. */
    public sealed interface Output {

        /** Straight to Terrane's own stream. */
        record Inherited() implements Output {}

        /** To a sink, as it comes. */
        record To(ByteSink sink) implements Output {}
    }
}
