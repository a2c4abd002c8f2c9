package dev.terrane.run.process;

import dev.terrane.signal.Signals;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What happens to children, and to the run, when somebody wants it to end.
 *
 * A child in Terrane's own group gets SIGINT once, and not at all where the terminal has already sent it (a second one makes Terraform give
 * up its work half done); SIGTERM once. Children in groups of their own get the first signal as it came, SIGTERM with the second, and are
 * killed with the third. Without any child the run ends at its next step.
 */
public final class Interruption implements AutoCloseable {
    private final Signals.Subscription subscription;
    private final ForegroundCheck foreground;
    private final Set<Child> shared = new HashSet<>();
    private final Set<Child> grouped = new HashSet<>();
    private final Set<Thread> workers = new HashSet<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Signals.Kind> first = Optional.empty();
    private int count;
    private final Set<Signals.Kind> passedOn = EnumSet.noneOf(Signals.Kind.class);

    /** Whether the terminal sends Ctrl-C to Terrane's process group. */
    @FunctionalInterface
    public interface ForegroundCheck {
        boolean inForeground();
    }

    /** Starts to listen. */
    public Interruption(Signals signals) {
        this(signals, Posix::inForeground);
    }

    Interruption(Signals signals, ForegroundCheck foreground) {
        this.foreground = foreground;
        this.subscription = signals.listen(this::receive);
    }

    /** Thrown by a step that must not begin any more. */
    public static final class InterruptedRunException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Signals.Kind kind;

        InterruptedRunException(Signals.Kind kind) {
            super("interrupted", null, false, false);
            this.kind = kind;
        }

        public int exitCode() {
            return kind.exitCode();
        }
    }

    /** The first signal that came. */
    public synchronized Optional<Signals.Kind> received() {
        return first;
    }

    /** Calls `listener` at the first signal. */
    public void onFirst(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends the step here where a signal has come. */
    public synchronized void check() {
        if (first.isPresent()) {
            throw new InterruptedRunException(first.get());
        }
    }

    /** Waits for a child, while signals are passed on to it. */
    public int waitFor(Child child, ProcessStarter.Group group) {
        Set<Child> children = group == ProcessStarter.Group.SHARED ? shared : grouped;
        synchronized (this) {
            children.add(child);
            if (first.isPresent() && group != ProcessStarter.Group.SHARED) {
                child.signal(first.get());
            }
        }
        try {
            return child.waitFor();
        } finally {
            synchronized (this) {
                children.remove(child);
            }
        }
    }

    /** Runs something that may block without a child; a signal interrupts its thread. */
    public <T, E extends Exception> T interruptibly(Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        synchronized (this) {
            check();
            workers.add(thread);
        }
        try {
            return work.run();
        } finally {
            synchronized (this) {
                workers.remove(thread);
                if (first.isPresent()) {
                    Thread.interrupted();
                }
            }
        }
    }

    /** Something that may block. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private void receive(Signals.Kind kind) {
        boolean isFirst;
        synchronized (this) {
            isFirst = first.isEmpty();
            if (isFirst) {
                first = Optional.of(kind);
            }
            count++;
            for (Child child : grouped) {
                switch (count) {
                    case 1 -> child.signal(kind);
                    case 2 -> child.signal(Signals.Kind.TERM);
                    default -> child.kill();
                }
            }
            passOn(kind);
        }
        if (isFirst) {
            listeners.forEach(Runnable::run);
        }
        synchronized (this) {
            workers.forEach(Thread::interrupt);
        }
    }

    private void passOn(Signals.Kind kind) {
        if (shared.isEmpty() || passedOn.contains(kind) || (kind == Signals.Kind.INT && foreground.inForeground())) {
            return;
        }
        passedOn.add(kind);
        shared.forEach(child -> child.signal(kind));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
