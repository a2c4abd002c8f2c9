package dev.terrane.config.session;

import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.context.CommandRunner.CommandFailure;
import dev.terrane.config.context.CommandRunner.Request;
import dev.terrane.config.context.CommandRunner.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Answers of `run_cmd` commands, each had once a run for the same folder (or none), arguments and identity. Two that
 * ask at the same time share one execution; a failure is not remembered.
 */
public final class CommandMemo {

    /**
     * How long an answer is good for.
     */
    public enum Reuse {
        /** For calls from the same folder. */
        FOLDER,
        /** For all calls of the run. */
        GLOBAL,
        /** For this call only. */
        NONE
    }

    /** An answer; {@link #firstShowing()} is true for one of those who ask. */
    public static final class Answer {
        private final Result result;
        private final AtomicBoolean shown = new AtomicBoolean();

        private Answer(Result result) {
            this.result = result;
        }

        public Result result() {
            return result;
        }

        /** Whether nobody has shown the output to the user before; who gets true must show it. */
        public boolean firstShowing() {
            return shown.compareAndSet(false, true);
        }
    }

    private record Key(Optional<Path> folder, List<String> command, String identity) {}

    /** Guards one execution. */
    private static final class Slot {
        private @Nullable Answer answer;
    }

    private final ConcurrentMap<Key, Slot> slots = new ConcurrentHashMap<>();

    /** The answer of a command, executed if need be. */
    public Answer run(Request request, Reuse reuse, CommandRunner runner) throws CommandFailure {
        if (reuse == Reuse.NONE) {
            return new Answer(runner.run(request));
        }
        Optional<Path> folder = reuse == Reuse.FOLDER ? Optional.of(request.directory()) : Optional.empty();
        Key key = new Key(folder, request.command(), runner.identityKey(request));
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        synchronized (slot) {
            Answer known = slot.answer;
            if (known == null) {
                known = new Answer(runner.run(request));
                slot.answer = known;
            }
            return known;
        }
    }
}
