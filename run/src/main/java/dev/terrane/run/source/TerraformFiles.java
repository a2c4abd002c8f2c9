package dev.terrane.run.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Files of OpenTofu/Terraform below a folder. */
public final class TerraformFiles {
    private static final List<String> SUFFIXES = List.of(".tf", ".tofu", ".tf.json", ".tofu.json");

    private TerraformFiles() {}

    /** Whether the folder, or any below it, holds such a file. */
    public static boolean anyIn(Path folder) throws IOException {
        return find(folder, TerraformFiles::isOne);
    }

    /** Whether the text of any such file matches. */
    public static boolean anyMatches(Path folder, Pattern pattern) throws IOException {
        return find(folder, file -> isOne(file) && pattern.matcher(text(file)).find());
    }

    /** Whether the text of any file whose name ends with `suffix` matches. */
    public static boolean anyMatches(Path folder, String suffix, Pattern pattern) throws IOException {
        return find(folder,
                file -> file.getFileName().toString().endsWith(suffix) && pattern.matcher(text(file)).find());
    }

    /** Whether a file is one of OpenTofu's or Terraform's, by its name. */
    public static boolean isOne(Path file) {
        String name = file.getFileName().toString();
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                return true;
            }
        }
        return false;
    }

    /** A text that changes whenever such a file is added, removed or written; those in hidden folders do not count. */
    public static String fingerprint(Path folder) throws IOException {
        MessageDigest digest = SourceVersion.digest("SHA-256");
        add(folder, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path folder, MessageDigest digest) throws IOException {
        for (Path child : FolderCopy.children(folder)) {
            if (child.getFileName().toString().startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                add(child, digest);
            } else if (isOne(child)) {
                long nanos = Files.getLastModifiedTime(child, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS);
                digest.update((child + ":" + Files.size(child) + ":" + nanos).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean find(Path folder, Predicate<Path> wanted) throws IOException {
        List<Path> children = FolderCopy.children(folder);
        for (Path child : children) {
            if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && wanted.test(child)) {
                return true;
            }
        }
        for (Path child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS) && find(child, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
