package dev.terrane.run.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The calls of the C library that Java has no others for: process groups, signals by number, and what goes with them. Linux and macOS,
 * 64 bits. Loaded only where one of them is needed, since linking costs start-up time.
 */
@SuppressWarnings("restricted")
final class Posix {
    static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private static final int SPAWN_SETPGROUP = 2;
    private static final int SPAWN_SETSIGMASK = 8;
    private static final int SPAWN_CLOEXEC_DEFAULT = MAC ? 0x4000 : 0;
    private static final int O_CLOEXEC = MAC ? 0x1000000 : 0x80000;
    private static final int O_RDWR = 2;
    private static final int F_SETFD = 2;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = MAC ? 0x20 : 0x1000000;
    private static final int P_PID = 1;
    private static final short POLLIN = 1;
    /** More than any of the C library's opaque structures takes. */
    private static final int OPAQUE = 1024;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle KILL = link("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle GETPGRP = link("getpgrp", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle TCGETPGRP = link("tcgetpgrp", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle OPEN = link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Posix() {}

    /** The calls of spawning, linked at the first spawn. */
    private static final class Spawn {
        static final MethodHandle SPAWN = link("posix_spawn",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        static final MethodHandle ACTIONS_INIT = link("posix_spawn_file_actions_init",
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle ACTIONS_DESTROY = link("posix_spawn_file_actions_destroy",
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle ACTIONS_DUP = link("posix_spawn_file_actions_adddup2",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        static final MethodHandle ACTIONS_OPEN = link("posix_spawn_file_actions_addopen",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        static final MethodHandle ACTIONS_CHDIR = link("posix_spawn_file_actions_addchdir_np",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        /** glibc from 2.34 on; macOS closes by a flag. */
        static final Optional<MethodHandle> ACTIONS_CLOSE_FROM = find("posix_spawn_file_actions_addclosefrom_np",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle ATTR_INIT = link("posix_spawnattr_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle ATTR_DESTROY = link("posix_spawnattr_destroy",
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle ATTR_FLAGS = link("posix_spawnattr_setflags",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));
        static final MethodHandle ATTR_GROUP = link("posix_spawnattr_setpgroup",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle ATTR_MASK = link("posix_spawnattr_setsigmask",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        static final MethodHandle EMPTY_SET = link("sigemptyset", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle PIPE = link("pipe", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        static final MethodHandle FCNTL = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("fcntl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
        static final Optional<MethodHandle> PIPE2 = find("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle READ = link("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
        static final MethodHandle POLL = link("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        static final MethodHandle WAITPID = link("waitpid",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle WAITID = link("waitid",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

        private Spawn() {}
    }

    /** Sends a signal to a process, or to a group where `pid` is negative; one that has gone is none that minds. */
    static void kill(int pid, int signal) {
        intCall(() -> (int) KILL.invokeExact(pid, signal));
    }

    /** Whether this process belongs to the foreground group of its terminal, which hears Ctrl-C by itself. */
    static boolean inForeground() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/dev/tty");
            int terminal = intCall(() -> (int) OPEN.invokeExact(path, O_RDWR | O_CLOEXEC));
            if (terminal < 0) {
                return false;
            }
            try {
                return intCall(() -> (int) TCGETPGRP.invokeExact(terminal)) == intCall(
                        () -> (int) GETPGRP.invokeExact());
            } finally {
                close(terminal);
            }
        }
    }

    static void close(int descriptor) {
        intCall(() -> (int) CLOSE.invokeExact(descriptor));
    }

    /** The two ends of a pipe, to read from and to write to; neither is inherited by accident. */
    static int[] pipe() throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(JAVA_INT, 2);
            if (Spawn.PIPE2.isPresent()) {
                MethodHandle pipe2 = Spawn.PIPE2.get();
                check("pipe2", intCall(() -> (int) pipe2.invokeExact(ends, O_CLOEXEC)));
            } else {
                check("pipe", intCall(() -> (int) Spawn.PIPE.invokeExact(ends)));
                for (int i = 0; i < 2; i++) {
                    int end = ends.getAtIndex(JAVA_INT, i);
                    check("fcntl", intCall(() -> (int) Spawn.FCNTL.invokeExact(end, F_SETFD, 1)));
                }
            }
            return new int[]{ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1)};
        }
    }

    /**
     * Starts a program in a process group of its own, with nothing on its standard input and no other open file than the two given.
     *
     * @return its process id, which is also its group's
     */
    static int spawn(Command command, int output, int error) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(OPAQUE, 16);
            MemorySegment attributes = arena.allocate(OPAQUE, 16);
            check("posix_spawn_file_actions_init", intCall(() -> (int) Spawn.ACTIONS_INIT.invokeExact(actions)));
            check("posix_spawnattr_init", intCall(() -> (int) Spawn.ATTR_INIT.invokeExact(attributes)));
            try {
                MemorySegment empty = arena.allocateFrom("/dev/null");
                MemorySegment directory = arena.allocateFrom(command.directory().toString());
                check("addopen", intCall(() -> (int) Spawn.ACTIONS_OPEN.invokeExact(actions, 0, empty, 0, 0)));
                check("adddup2", intCall(() -> (int) Spawn.ACTIONS_DUP.invokeExact(actions, output, 1)));
                check("adddup2", intCall(() -> (int) Spawn.ACTIONS_DUP.invokeExact(actions, error, 2)));
                check("addchdir", intCall(() -> (int) Spawn.ACTIONS_CHDIR.invokeExact(actions, directory)));
                if (Spawn.ACTIONS_CLOSE_FROM.isPresent()) {
                    MethodHandle closeFrom = Spawn.ACTIONS_CLOSE_FROM.get();
                    check("addclosefrom", intCall(() -> (int) closeFrom.invokeExact(actions, 3)));
                }
                MemorySegment mask = arena.allocate(OPAQUE, 16);
                intCall(() -> (int) Spawn.EMPTY_SET.invokeExact(mask));
                short flags = (short) (SPAWN_SETPGROUP | SPAWN_SETSIGMASK | SPAWN_CLOEXEC_DEFAULT);
                check("setflags", intCall(() -> (int) Spawn.ATTR_FLAGS.invokeExact(attributes, flags)));
                check("setpgroup", intCall(() -> (int) Spawn.ATTR_GROUP.invokeExact(attributes, 0)));
                check("setsigmask", intCall(() -> (int) Spawn.ATTR_MASK.invokeExact(attributes, mask)));
                MemorySegment pid = arena.allocate(JAVA_INT);
                MemorySegment path = arena.allocateFrom(command.program().toString());
                MemorySegment argv = strings(arena, command.program().toString(), command.arguments());
                MemorySegment envp = strings(arena, "",
                        command.environment().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
                check("posix_spawn",
                        intCall(() -> (int) Spawn.SPAWN.invokeExact(pid, path, actions, attributes, argv, envp)));
                return pid.get(JAVA_INT, 0);
            } finally {
                intCall(() -> (int) Spawn.ACTIONS_DESTROY.invokeExact(actions));
                intCall(() -> (int) Spawn.ATTR_DESTROY.invokeExact(attributes));
            }
        }
    }

    private static MemorySegment strings(Arena arena, String first, List<String> rest) {
        int skip = first.isEmpty() ? 0 : 1;
        MemorySegment array = arena.allocate(ADDRESS, rest.size() + skip + 1L);
        if (skip == 1) {
            array.setAtIndex(ADDRESS, 0, arena.allocateFrom(first));
        }
        for (int i = 0; i < rest.size(); i++) {
            array.setAtIndex(ADDRESS, i + (long) skip, arena.allocateFrom(rest.get(i)));
        }
        array.setAtIndex(ADDRESS, rest.size() + (long) skip, MemorySegment.NULL);
        return array;
    }

    /**
     * Waits until one of the descriptors (those that are not negative) can be read or is at its end.
     *
     * @param descriptors eight bytes each: descriptor, wanted and found events
     * @return how many of them
     */
    static int poll(MemorySegment descriptors, int count, int millis) {
        for (int i = 0; i < count; i++) {
            descriptors.set(JAVA_SHORT, i * 8L + 4, POLLIN);
        }
        return intCall(() -> (int) Spawn.POLL.invokeExact(descriptors, (long) count, millis));
    }

    /** Reads what is there; 0 at the end, negative after an error. */
    static int read(int descriptor, MemorySegment buffer) {
        return intCall(() -> (int) (long) Spawn.READ.invokeExact(descriptor, buffer, buffer.byteSize()));
    }

    /** Whether the child has ended, which it is still a zombie after: its process id and group are not used again yet. */
    static boolean hasEnded(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(OPAQUE, 16);
            int result = intCall(() -> (int) Spawn.WAITID.invokeExact(P_PID, pid, info, WEXITED | WNOHANG | WNOWAIT));
            return result != 0 || info.get(JAVA_INT, 0) != 0;
        }
    }

    /** Waits until the child has ended; it is a zombie then, as after {@link #hasEnded}. */
    static void awaitEnd(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(OPAQUE, 16);
            do {
                intCall(() -> (int) Spawn.WAITID.invokeExact(P_PID, pid, info, WEXITED | WNOWAIT));
            } while (!hasEnded(pid));
        }
    }

    /** Waits for the child's end and lets its process id go. */
    static int exitCode(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            int result;
            do {
                result = intCall(() -> (int) Spawn.WAITPID.invokeExact(pid, status, 0));
            } while (result != pid && !hasEnded(pid));
            int value = status.get(JAVA_INT, 0);
            return (value & 0x7f) == 0 ? value >> 8 & 0xff : 128 + (value & 0x7f);
        }
    }

    /** A call that failed. */
    static final class PosixException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        PosixException(String call, int number) {
            super(call, null, false, false);
            reason = switch (number) {
                case 2 -> "no such file or directory";
                case 7 -> "the argument list is too long";
                case 8 -> "its file is not a program (exec format error)";
                case 13 -> "permission denied";
                case 24 -> "too many open files";
                default -> call + " failed with error " + number;
            };
        }

        String reason() {
            return reason;
        }
    }

    private static void check(String call, int result) throws PosixException {
        if (result != 0) {
            throw new PosixException(call, result);
        }
    }

    @FunctionalInterface
    private interface Call {
        int call() throws Throwable;
    }

    private static int intCall(Call call) {
        try {
            return call.call();
        } catch (Throwable e) {
            throw new IllegalStateException("a call of the C library could not be made", e);
        }
    }

    private static MethodHandle link(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }

    private static Optional<MethodHandle> find(String name, FunctionDescriptor descriptor) {
        return LINKER.defaultLookup().find(name).map(symbol -> LINKER.downcallHandle(symbol, descriptor));
    }

    static {
        assert ValueLayout.ADDRESS.byteSize() == 8 : "64 bits only";
    }
}
