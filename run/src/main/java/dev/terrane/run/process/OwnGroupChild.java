package dev.terrane.run.process;

import dev.terrane.run.process.Posix.Memory;
import dev.terrane.run.process.Posix.PosixException;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.signal.Signals;
import java.lang.foreign.Arena;

/** A child in a process group of its own. One thread, the one that waits, reads both of its streams. */
final class OwnGroupChild implements Child {
    private static final int BUFFER = 1 << 16;
    /** How often to look whether a child that is silent, and whose pipes something else may hold open, still lives. */
    private static final int LOOK_MILLIS = 500;

    private static final int KILL = 9;

    private final int pid;
    private final boolean leaving;
    private final int[] pipes;
    private final ByteSink[] sinks;
    /** Its process id may be somebody else's by now. */
    private boolean gone;

    private OwnGroupChild(int pid, boolean leaving, int[] pipes, ByteSink[] sinks) {
        this.pid = pid;
        this.leaving = leaving;
        this.pipes = pipes;
        this.sinks = sinks;
    }

    static Child start(Command command, Streams streams, boolean leaving) throws StartException {
        try {
            int[] output = Posix.pipe();
            int[] error = Posix.pipe();
            try {
                int pid = Posix.spawn(command, output[1], error[1]);
                return new OwnGroupChild(pid, leaving, new int[]{output[0], error[0]},
                        new ByteSink[]{sink(streams.output()), sink(streams.error())});
            } catch (PosixException e) {
                Posix.close(output[0]);
                Posix.close(error[0]);
                throw e;
            } finally {
                Posix.close(output[1]);
                Posix.close(error[1]);
            }
        } catch (PosixException e) {
            throw new StartException(command, e.reason());
        }
    }

    private static ByteSink sink(Output output) {
        return switch (output) {
            case Output.To(ByteSink sink) -> sink;
            case Output.Inherited _ ->
                throw new IllegalArgumentException("a child in a group of its own has no terminal");
        };
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public int waitFor() {
        try (Arena arena = Arena.ofConfined()) {
            pump(arena);
        }
        Posix.awaitEnd(pid);
        for (int i = 0; i < pipes.length; i++) {
            if (pipes[i] >= 0) {
                end(i);
            }
        }
        synchronized (this) {
            if (!leaving) {
                Posix.kill(-pid, KILL);
            }
            gone = true;
            return Posix.exitCode(pid);
        }
    }

    private void pump(Arena arena) {
        Memory polled = Memory.of(arena, 16);
        Memory memory = Memory.of(arena, BUFFER);
        byte[] buffer = new byte[BUFFER];
        boolean ended = false;
        while (pipes[0] >= 0 || pipes[1] >= 0) {
            for (int i = 0; i < 2; i++) {
                polled.bytes().putInt(i * 8, pipes[i]);
            }
            int ready = Posix.poll(polled, 2, ended ? 0 : LOOK_MILLIS);
            for (int i = 0; i < 2; i++) {
                if (pipes[i] >= 0 && polled.bytes().getShort(i * 8 + 6) != 0) {
                    read(i, memory, buffer);
                }
            }
            if (ready <= 0 && ended) {
                return;
            }
            ended = ended || Posix.hasEnded(pid);
        }
    }

    private void read(int i, Memory memory, byte[] buffer) {
        int n = Posix.read(pipes[i], memory);
        if (n <= 0) {
            end(i);
            return;
        }
        memory.bytes().get(0, buffer, 0, n);
        sinks[i].write(buffer, n);
    }

    private void end(int i) {
        Posix.close(pipes[i]);
        pipes[i] = -1;
        sinks[i].end();
    }

    @Override
    public void signal(Signals.Kind kind) {
        send(kind.number());
    }

    @Override
    public void kill() {
        send(KILL);
    }

    private synchronized void send(int signal) {
        if (!gone) {
            Posix.kill(-pid, signal);
        }
    }
}
