package dev.terrane.run.process;

import dev.terrane.run.process.Posix.PosixException;

/** Processes of this machine. */
final class SystemProcesses implements ProcessStarter {

    @Override
    public Child start(Command command, Streams streams, Group group) throws StartException {
        return switch (group) {
            case SHARED -> SharedGroupChild.start(command, streams);
            case OWN -> OwnGroupChild.start(command, streams, false);
            case OWN_LEAVING -> OwnGroupChild.start(command, streams, true);
        };
    }

    @Override
    public void expectGroups() {
        Thread.ofPlatform().daemon().name("rehearsal").start(() -> {
            try {
                for (int end : Posix.pipe()) {
                    Posix.close(end);
                }
            } catch (PosixException _) {
                // the first child that is started tells why
            }
        });
    }
}
