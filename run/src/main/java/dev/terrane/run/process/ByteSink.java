package dev.terrane.run.process;

import java.util.List;

/** Takes the bytes of one output stream of a child, in order, from one thread at a time. */
@FunctionalInterface
public interface ByteSink {

    /** The next bytes, `buffer[0..length)`; the buffer is used again afterwards. */
    void write(byte[] buffer, int length);

    /** Nothing has come for a moment although the child runs: it may wait for an answer to a question that has no line break. */
    default void pause() {}

    /** There will be nothing more. */
    default void end() {}

    /** Takes bytes and forgets them. */
    static ByteSink discard() {
        return (_, _) -> {
        };
    }

    /** Gives the same bytes to all of `sinks`. */
    static ByteSink all(List<ByteSink> sinks) {
        return new ByteSink() {
            @Override
            public void write(byte[] buffer, int length) {
                sinks.forEach(sink -> sink.write(buffer, length));
            }

            @Override
            public void pause() {
                sinks.forEach(ByteSink::pause);
            }

            @Override
            public void end() {
                sinks.forEach(ByteSink::end);
            }
        };
    }
}
