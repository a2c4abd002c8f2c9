package dev.terrane.run.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of the C library that Java has no others for: process groups, signals by number, and what goes with them. Linux and macOS,
 * 64 bits. Loaded only where one of them is needed, since linking costs start-up time.
 *
 * <p>All calls are made in one shape, six words in and one out, since linking a shape costs as much as starting a process: the calling
 * conventions of these systems put whole numbers and addresses into the same registers, and a function does not look at those
 * that it has no parameters for. For the same reason memory is read and written as a {@link ByteBuffer}, which needs no code made for it.
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
    private static final MethodHandle CALL = LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG,
            Collections.nCopies(6, JAVA_LONG).toArray(MemoryLayout[]::new)));
    private static final MemorySegment KILL = function("kill");
    private static final MemorySegment CLOSE = function("close");

    private Posix() {}

    /** The functions of spawning, looked up at the first spawn. */
    private static final class Spawn {
        static final MemorySegment SPAWN = function("posix_spawn");
        static final MemorySegment ACTIONS_INIT = function("posix_spawn_file_actions_init");
        static final MemorySegment ACTIONS_DESTROY = function("posix_spawn_file_actions_destroy");
        static final MemorySegment ACTIONS_DUP = function("posix_spawn_file_actions_adddup2");
        static final MemorySegment ACTIONS_OPEN = function("posix_spawn_file_actions_addopen");
        static final MemorySegment ACTIONS_CHDIR = function("posix_spawn_file_actions_addchdir_np");
        /** glibc from 2.34 on; macOS closes by a flag. */
        static final Optional<MemorySegment> ACTIONS_CLOSE_FROM = LINKER.defaultLookup()
                .find("posix_spawn_file_actions_addclosefrom_np");
        static final MemorySegment ATTR_INIT = function("posix_spawnattr_init");
        static final MemorySegment ATTR_DESTROY = function("posix_spawnattr_destroy");
        static final MemorySegment ATTR_FLAGS = function("posix_spawnattr_setflags");
        static final MemorySegment ATTR_GROUP = function("posix_spawnattr_setpgroup");
        static final MemorySegment ATTR_MASK = function("posix_spawnattr_setsigmask");
        static final MemorySegment EMPTY_SET = function("sigemptyset");
        static final MemorySegment PIPE = function("pipe");
        static final Optional<MemorySegment> PIPE2 = LINKER.defaultLookup().find("pipe2");
        static final MemorySegment READ = function("read");
        static final MemorySegment POLL = function("poll");
        static final MemorySegment WAITPID = function("waitpid");
        static final MemorySegment WAITID = function("waitid");

        private Spawn() {}
    }

    /** The call that marks a descriptor, where `pipe2` is missing (macOS): its last argument does not travel as those of others do. */
    private static final class Marking {
        static final MethodHandle FCNTL = LINKER.downcallHandle(function("fcntl"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));

        private Marking() {}

        static int closeOnExec(int descriptor) {
            try {
                return (int) FCNTL.invokeExact(descriptor, F_SETFD, 1);
            } catch (Throwable e) {
                throw uncallable(e);
            }
        }
    }

    /** Memory outside of Java's, zeroed, in the machine's own byte order. */
    record Memory(long address, ByteBuffer bytes) {

        static Memory of(Arena arena, int size) {
            MemorySegment segment = arena.allocate(size, 16);
            return new Memory(segment.address(), segment.asByteBuffer().order(ByteOrder.nativeOrder()));
        }

        /** A text as C has it. */
        static Memory of(Arena arena, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Memory memory = of(arena, bytes.length + 1);
            memory.bytes.put(0, bytes);
            return memory;
        }

        /** Texts as C has them, with the addresses of all before them and a zero after the last address. */
        static Memory of(Arena arena, List<String> texts) {
            int table = (texts.size() + 1) * Long.BYTES;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            int[] places = new int[texts.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = table + all.size();
                all.writeBytes(texts.get(i).getBytes(StandardCharsets.UTF_8));
                all.write(0);
            }
            Memory memory = of(arena, table + all.size());
            memory.bytes.put(table, all.toByteArray());
            for (int i = 0; i < places.length; i++) {
                memory.bytes.putLong(i * Long.BYTES, memory.address + places[i]);
            }
            return memory;
        }
    }

    /** Sends a signal to a process, or to a group where `pid` is negative; one that has gone is none that minds. */
    static void kill(int pid, int signal) {
        call(KILL, pid, signal);
    }

    /** Whether this process belongs to the foreground group of its terminal, which hears Ctrl-C by itself. */
    static boolean inForeground() {
        try (Arena arena = Arena.ofConfined()) {
            int terminal = call(function("open"), Memory.of(arena, "/dev/tty").address, O_RDWR | O_CLOEXEC);
            if (terminal < 0) {
                return false;
            }
            try {
                return call(function("tcgetpgrp"), terminal) == call(function("getpgrp"));
            } finally {
                close(terminal);
            }
        }
    }

    static void close(int descriptor) {
        call(CLOSE, descriptor);
    }

    /** The two ends of a pipe, to read from and to write to; neither is inherited by accident. */
    static int[] pipe() throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            Memory memory = Memory.of(arena, 2 * Integer.BYTES);
            boolean marked = Spawn.PIPE2.isPresent();
            if (marked) {
                check("pipe2", call(Spawn.PIPE2.get(), memory.address, O_CLOEXEC));
            } else {
                check("pipe", call(Spawn.PIPE, memory.address));
            }
            int[] ends = {memory.bytes.getInt(0), memory.bytes.getInt(Integer.BYTES)};
            if (!marked) {
                check("fcntl", Marking.closeOnExec(ends[0]));
                check("fcntl", Marking.closeOnExec(ends[1]));
            }
            return ends;
        }
    }

    /**
     * Starts a program in a process group of its own, with nothing on its standard input and no other open file than the two given.
     *
     * @return its process id, which is also its group's
     */
    static int spawn(Command command, int output, int error) throws PosixException {
        try (Arena arena = Arena.ofConfined()) {
            long actions = Memory.of(arena, OPAQUE).address;
            long attributes = Memory.of(arena, OPAQUE).address;
            check("posix_spawn_file_actions_init", call(Spawn.ACTIONS_INIT, actions));
            check("posix_spawnattr_init", call(Spawn.ATTR_INIT, attributes));
            try {
                check("addopen", call(Spawn.ACTIONS_OPEN, actions, 0, Memory.of(arena, "/dev/null").address, 0, 0));
                check("adddup2", call(Spawn.ACTIONS_DUP, actions, output, 1));
                check("adddup2", call(Spawn.ACTIONS_DUP, actions, error, 2));
                check("addchdir", call(Spawn.ACTIONS_CHDIR, actions,
                        Memory.of(arena, command.directory().toString()).address));
                if (Spawn.ACTIONS_CLOSE_FROM.isPresent()) {
                    check("addclosefrom", call(Spawn.ACTIONS_CLOSE_FROM.get(), actions, 3));
                }
                long mask = Memory.of(arena, OPAQUE).address;
                call(Spawn.EMPTY_SET, mask);
                check("setflags", call(Spawn.ATTR_FLAGS, attributes,
                        SPAWN_SETPGROUP | SPAWN_SETSIGMASK | SPAWN_CLOEXEC_DEFAULT));
                check("setpgroup", call(Spawn.ATTR_GROUP, attributes, 0));
                check("setsigmask", call(Spawn.ATTR_MASK, attributes, mask));
                Memory pid = Memory.of(arena, Integer.BYTES);
                String program = command.program().toString();
                check("posix_spawn", call(Spawn.SPAWN, pid.address, Memory.of(arena, program).address, actions,
                        attributes, Memory.of(arena, words(program, command.arguments())).address,
                        Memory.of(arena, variables(command.environment())).address));
                return pid.bytes.getInt(0);
            } finally {
                call(Spawn.ACTIONS_DESTROY, actions);
                call(Spawn.ATTR_DESTROY, attributes);
            }
        }
    }

    private static List<String> words(String program, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments.size() + 1);
        words.add(program);
        words.addAll(arguments);
        return words;
    }

    private static List<String> variables(Map<String, String> environment) {
        List<String> variables = new ArrayList<>(environment.size());
        environment.forEach((name, value) -> variables.add(name + "=" + value));
        return variables;
    }

    /**
     * Waits until one of the descriptors (those that are not negative) can be read or is at its end.
     *
     * @param descriptors eight bytes each: descriptor, wanted and found events
     * @return how many of them
     */
    static int poll(Memory descriptors, int count, int millis) {
        for (int i = 0; i < count; i++) {
            descriptors.bytes.putShort(i * 8 + 4, POLLIN);
        }
        return call(Spawn.POLL, descriptors.address, count, millis);
    }

    /** Reads what is there; 0 at the end, negative after an error. */
    static int read(int descriptor, Memory buffer) {
        return call(Spawn.READ, descriptor, buffer.address, buffer.bytes.capacity());
    }

    /** Whether the child has ended, which it is still a zombie after: its process id and group are not used again yet. */
    static boolean hasEnded(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            Memory info = Memory.of(arena, OPAQUE);
            int result = call(Spawn.WAITID, P_PID, pid, info.address, WEXITED | WNOHANG | WNOWAIT);
            return result != 0 || info.bytes.getInt(0) != 0;
        }
    }

    /** Waits until the child has ended; it is a zombie then, as after {@link #hasEnded}. */
    static void awaitEnd(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            Memory info = Memory.of(arena, OPAQUE);
            do {
                call(Spawn.WAITID, P_PID, pid, info.address, WEXITED | WNOWAIT);
            } while (!hasEnded(pid));
        }
    }

    /** Waits for the child's end and lets its process id go. */
    static int exitCode(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            Memory status = Memory.of(arena, Integer.BYTES);
            int result;
            do {
                result = call(Spawn.WAITPID, pid, status.address, 0);
            } while (result != pid && !hasEnded(pid));
            int value = status.bytes.getInt(0);
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

    /** What the function returns, of which the lower half counts: an `int`, or a number of bytes that one would hold. */
    private static int call(MemorySegment function, long... arguments) {
        long[] words = Arrays.copyOf(arguments, 6);
        try {
            return (int) (long) CALL.invokeExact(function, words[0], words[1], words[2], words[3], words[4], words[5]);
        } catch (Throwable problem) {
            throw uncallable(problem);
        }
    }

    private static IllegalStateException uncallable(Throwable problem) {
        return new IllegalStateException("a call of the C library could not be made", problem);
    }

    private static MemorySegment function(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    static {
        assert ValueLayout.ADDRESS.byteSize() == 8 : "64 bits only";
    }
}
