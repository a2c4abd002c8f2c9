package dev.terrane.run.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Names of working copies and of what is in them, computed as Terragrunt computes them. */
final class SourceVersion {

    private SourceVersion() {}

    /** A text as the name of a folder: its SHA-1 in URL-safe base64 without padding. */
    static String name(String text) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(digest("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The version of a remote source: its query alone, since everything else is in the folder's name. */
    static String ofRemote(SourceAddress address) {
        return name(address.canonicalQuery());
    }

    /** The version of a local folder: path and time of change, in microseconds, of all files that would be copied. */
    static String ofFolder(Path folder, CopyFilter filter) throws IOException {
        MessageDigest digest = digest("SHA-256");
        add(folder, filter, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path folder, CopyFilter filter, MessageDigest digest) throws IOException {
        for (Path child : FolderCopy.children(folder)) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                if (filter.accepts(child)) {
                    add(child, filter, digest);
                }
            } else if (!child.endsWith(CopyFilter.LOCK_FILE) && filter.accepts(child)) {
                long micros = Files.getLastModifiedTime(child, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.MICROSECONDS);
                digest.update((child + ":" + micros).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
