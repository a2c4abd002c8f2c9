package dev.terrane.config.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * Whether a file can be trusted to say which role is assumed: it belongs to the user, and not everybody may write it
 * or in its folder.
 *
 * @param user whose files are trusted; empty where the system does not tell, and then all are
 */
public record Ownership(Optional<UserPrincipal> user) {

    private static final Path SELF = Path.of("/proc/self");

    /** The user that this process runs as. */
    public static Ownership ofThisProcess() {
        try {
            if (Files.exists(SELF)) {
                return new Ownership(Optional.of(Files.getOwner(SELF)));
            }
            Optional<String> name = ProcessHandle.current().info().user();
            if (name.isPresent()) {
                return new Ownership(Optional.of(
                        SELF.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name.get())));
            }
        } catch (IOException | UnsupportedOperationException e) {
            return new Ownership(Optional.empty());
        }
        return new Ownership(Optional.empty());
    }

    /** Why a file must not be trusted; empty if it may be. */
    public Optional<String> objection(Path file) {
        try {
            UserPrincipal owner = Files.getOwner(file);
            if (user.isPresent() && !user.get().equals(owner)) {
                return Optional.of("it belongs to another user, " + owner.getName());
            }
            if (isWritableForAll(file)) {
                return Optional.of("everybody may write it");
            }
            Path folder = file.getParent();
            if (folder != null && isWritableForAll(folder)) {
                return Optional.of("everybody may write in its folder");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("its owner cannot be found out");
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static boolean isWritableForAll(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class).permissions()
                .contains(PosixFilePermission.OTHERS_WRITE);
    }
}
