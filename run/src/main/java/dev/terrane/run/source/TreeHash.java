package dev.terrane.run.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * What a folder holds, as a SHA-256 in hexadecimal digits: that of a line `PATH MODE HASH` for each file, in the order of
 * names, folder by folder. The mode has six octal digits (`120000` of a symbolic link), the hash is that of the file's
 * content (of where a link leads to). What git and generation keep beside it does not count.
 */
final class TreeHash {
    private static final Set<String> OF_OTHERS = Set.of(".git", ".terragrunt-cache", ".terragrunt-stack");
    private static final Map<PosixFilePermission, Integer> BITS = Map.of(PosixFilePermission.OWNER_READ, 0400,
            PosixFilePermission.OWNER_WRITE, 0200, PosixFilePermission.OWNER_EXECUTE, 0100,
            PosixFilePermission.GROUP_READ, 0040, PosixFilePermission.GROUP_WRITE, 0020,
            PosixFilePermission.GROUP_EXECUTE, 0010, PosixFilePermission.OTHERS_READ, 0004,
            PosixFilePermission.OTHERS_WRITE, 0002, PosixFilePermission.OTHERS_EXECUTE, 0001);

    private final Path root;
    private final MessageDigest digest = sha256();

    private TreeHash(Path root) {
        this.root = root;
    }

    static String of(Path root) throws IOException {
        TreeHash hash = new TreeHash(root);
        hash.add(root);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void add(Path folder) throws IOException {
        for (Path child : FolderCopy.children(folder)) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                if (!OF_OTHERS.contains(child.getFileName().toString())) {
                    add(child);
                }
            } else if (Files.isSymbolicLink(child)) {
                line(child, "120000", ofText(Files.readSymbolicLink(child).toString()));
            } else if (Files.isRegularFile(child)) {
                line(child, mode(child), ofFile(child));
            }
        }
    }

    private void line(Path file, String mode, String hash) {
        digest.update((root.relativize(file) + " " + mode + " " + hash + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String mode(Path file) throws IOException {
        int bits = 0;
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
            bits |= BITS.getOrDefault(permission, 0);
        }
        String octal = Integer.toOctalString(bits);
        return "0".repeat(6 - octal.length()) + octal;
    }

    private static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
