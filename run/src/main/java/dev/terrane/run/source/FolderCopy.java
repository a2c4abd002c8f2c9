package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes one folder hold what another holds, beside files of its own. Only what differs is written, each file whole or not at all; what an
 * earlier copy brought and the source no longer has is taken away.
 */
final class FolderCopy {
    private static final String UNFINISHED = ".terrane-copy.tmp";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final CopyFilter filter;
    private final String manifestName;
    private final boolean dryRun;
    private final boolean links;
    private final Path root;
    private final Path place;
    private boolean changed;

    private FolderCopy(CopyFilter filter, String manifestName, boolean dryRun, boolean links, Path root, Path place) {
        this.filter = filter;
        this.manifestName = manifestName;
        this.dryRun = dryRun;
        this.links = links;
        this.root = root;
        this.place = place;
    }

    /**
     * Copies what symbolic links point to.
     *
     * @return whether anything but manifests had to be changed
     */
    static boolean copy(Path from, Path to, CopyFilter filter, String manifestName) throws IOException {
        return copy(from, to, to, filter, manifestName);
    }

    /**
     * Copies what symbolic links point to.
     *
     * @param place where the copy will lie in the end, which its manifests speak of
     * @return whether anything but manifests had to be changed
     */
    static boolean copy(Path from, Path to, Path place, CopyFilter filter, String manifestName) throws IOException {
        return new FolderCopy(filter, manifestName, false, false, to, place).all(from, to);
    }

    /** Copies everything, symbolic links as such. */
    static boolean copyWithLinks(Path from, Path to, String manifestName) throws IOException {
        return new FolderCopy(CopyFilter.everything(from), manifestName, false, true, to, to).all(from, to);
    }

    private boolean all(Path from, Path to) throws IOException {
        if (!dryRun && !Files.isDirectory(to)) {
            Files.createDirectories(to, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        folder(from, to, List.of(from.toRealPath()));
        return changed;
    }

    /** Whether copying would change anything. */
    static boolean differs(Path from, Path to, CopyFilter filter, String manifestName) throws IOException {
        return new FolderCopy(filter, manifestName, true, false, to, to).all(from, to);
    }

    private void folder(Path from, Path to, List<Path> above) throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Path child : children(from)) {
            if (!filter.accepts(child)) {
                continue;
            }
            Path target = to.resolve(child.getFileName().toString());
            boolean link = links && Files.isSymbolicLink(child);
            boolean directory = !link && Files.isDirectory(child);
            if (link) {
                link(child, target);
            } else if (directory) {
                subfolder(child, target, above);
            } else if (Files.exists(child)) {
                file(child, target);
            } else {
                continue;
            }
            entries.add(new Manifest.Entry(place.resolve(root.relativize(target)).toString(), directory));
            if (changed && dryRun) {
                return;
            }
        }
        settle(to, entries);
    }

    static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return children;
    }

    private void subfolder(Path from, Path to, List<Path> above) throws IOException {
        Path real = from.toRealPath();
        if (above.contains(real)) {
            throw new IOException(from + " is a symbolic link to a folder that it lies in");
        }
        if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            changed = true;
            if (dryRun) {
                return;
            }
            Files.deleteIfExists(to);
            Files.createDirectory(to);
            EnumSet<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(from));
            permissions.addAll(OWNER_ONLY);
            Files.setPosixFilePermissions(to, permissions);
        }
        List<Path> path = new ArrayList<>(above);
        path.add(real);
        folder(from, to, path);
    }

    private void file(Path from, Path to) throws IOException {
        if (same(from, to)) {
            return;
        }
        changed = true;
        if (dryRun) {
            return;
        }
        // What a killed run leaves there goes when the file that it did not finish is copied again.
        Path temporary = to.resolveSibling(UNFINISHED);
        try {
            Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING);
            if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(to + " is a folder, but should be a copy of the file " + from);
            }
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void link(Path from, Path to) throws IOException {
        Path target = Files.readSymbolicLink(from);
        if (Files.isSymbolicLink(to) && Files.readSymbolicLink(to).equals(target)) {
            return;
        }
        changed = true;
        Files.deleteIfExists(to);
        Files.createSymbolicLink(to, target);
    }

    private static boolean same(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        PosixFileAttributes theirs = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes ours = Files.readAttributes(to, PosixFileAttributes.class);
        return theirs.size() == ours.size()
                && theirs.permissions().contains(PosixFilePermission.OWNER_EXECUTE) == ours.permissions()
                        .contains(PosixFilePermission.OWNER_EXECUTE)
                && Files.mismatch(from, to) < 0;
    }

    /** Takes away what the folder's manifest names and the source has no more, and writes the new manifest. */
    private void settle(Path to, List<Manifest.Entry> entries) throws IOException {
        Path manifest = to.resolve(manifestName);
        Set<String> kept = new HashSet<>();
        entries.forEach(entry -> kept.add(entry.path()));
        for (Manifest.Entry old : Manifest.read(manifest)) {
            if (!kept.contains(old.path())) {
                remove(to, old);
            }
        }
        if (dryRun) {
            return;
        }
        byte[] bytes = Manifest.encode(entries);
        if (!Files.isRegularFile(manifest) || !Arrays.equals(Files.readAllBytes(manifest), bytes)) {
            Files.write(manifest, bytes);
        }
    }

    private void remove(Path within, Manifest.Entry entry) throws IOException {
        Path path = Path.of(entry.path()).normalize();
        if (!path.startsWith(within) || path.equals(within) || leadsOut(within, path)) {
            return;
        }
        if (entry.directory()) {
            Path nested = path.resolve(manifestName);
            for (Manifest.Entry inner : Manifest.read(nested)) {
                remove(path, inner);
            }
            if (!dryRun) {
                Files.deleteIfExists(nested);
            }
        } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            changed = true;
            if (!dryRun) {
                Files.delete(path);
            }
        }
    }

    private static boolean leadsOut(Path within, Path path) {
        for (Path folder = path.getParent(); folder != null && !folder.equals(within); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                return true;
            }
        }
        return false;
    }
}
