package dev.terrane.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Notes the command lines of all processes of this machine, for as long as it is open. */
final class CommandLines implements AutoCloseable {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private volatile boolean open = true;

    CommandLines() {
        watcher = Thread.ofPlatform().daemon().start(() -> {
            while (open) {
                ProcessHandle.allProcesses().forEach(process -> process.info().commandLine().ifPresent(seen::add));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        });
    }

    Set<String> seen() {
        return Set.copyOf(seen);
    }

    @Override
    public void close() {
        open = false;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
