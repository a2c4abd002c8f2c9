package dev.terrane.config.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a file can be trusted to say which role is assumed: it belongs to the user, and nobody else may write it or in
 * its folder. The same is asked of each symbolic link on the way to it. A folder that all may write is no better for its
 * sticky bit: others cannot take the file away, but can put one where there is none yet.
 *
 * @param user whose files are trusted; empty where the system does not tell, and then all are
 * @param groups which groups are nobody's but the user's
 */
public record Ownership(Optional<UserPrincipal> user, PrivateGroups groups) {

    private static final Path SELF = Path.of("/proc/self");
    /** As many links as the kernel follows. */
    private static final int LINKS = 40;

    /** The user that this process runs as. */
    public static Ownership ofThisProcess() {
        return new Ownership(thisUser(), new PrivateGroups(Path.of("/etc")));
    }

    private static Optional<UserPrincipal> thisUser() {
        try {
            if (Files.exists(SELF)) {
                return Optional.of(Files.getOwner(SELF));
            }
            Optional<String> name = ProcessHandle.current().info().user();
            return name.isPresent()
                    ? Optional.of(SELF.getFileSystem().getUserPrincipalLookupService()
                            .lookupPrincipalByName(name.get()))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Why a file must not be trusted; empty if it may be. */
    public Optional<String> objection(Path file) {
        try {
            Path at = file;
            for (int links = 0; links <= LINKS; links++) {
                PosixFileAttributes attributes = Files.readAttributes(at, PosixFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS);
                Optional<String> objection = objection(at, attributes, links > 0);
                if (objection.isPresent() || !attributes.isSymbolicLink()) {
                    return objection;
                }
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return Optional.of("it is a link that leads nowhere");
        } catch (IOException e) {
            return Optional.of("its owner cannot be found out");
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private Optional<String> objection(Path path, PosixFileAttributes attributes, boolean linked) throws IOException {
        String it = linked ? "what it is a link to" : attributes.isSymbolicLink() ? "it, a link," : "it";
        if (user.isPresent() && !user.get().equals(attributes.owner())) {
            return Optional.of(it + " belongs to another user, " + attributes.owner().getName());
        }
        // the mode of a link itself means nothing
        Optional<String> writers = attributes.isSymbolicLink() ? Optional.empty() : otherWriters(attributes);
        if (writers.isPresent()) {
            return Optional.of(writers.get() + " may write " + it);
        }
        Path folder = path.getParent();
        return folder == null
                ? Optional.empty()
                : otherWriters(Files.readAttributes(folder, PosixFileAttributes.class)).map(who -> who
                        + " may write in " + (linked ? "the folder of " + it : "its folder"));
    }

    private Optional<String> otherWriters(PosixFileAttributes attributes) throws IOException {
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of("everybody");
        }
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !groups.isOnlyOf(attributes.group().getName(), attributes.owner().getName())
                        ? Optional.of("the group " + attributes.group().getName())
                        : Optional.empty();
    }
}
