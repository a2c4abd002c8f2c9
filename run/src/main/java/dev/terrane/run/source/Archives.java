package dev.terrane.run.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks archives: zip, and tar plain or compressed by gzip, bzip2 or xz. Nothing is ever written outside of the folder given. */
final class Archives {
    private static final List<String> FORMS = List.of("zip", "tar", "tar.gz", "tgz", "tar.bz2", "tbz2", "tar.xz",
            "txz");

    private Archives() {}

    /** The form of an archive, by its name. */
    static Optional<String> form(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FORMS.stream().filter(form -> lower.endsWith("." + form)).findFirst();
    }

    static boolean isForm(String form) {
        return FORMS.contains(form);
    }

    static void unpack(Path archive, String form, Path into) throws IOException {
        if (form.equals("zip")) {
            unzip(archive, into);
            return;
        }
        try (BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(expand(raw, form))) {
            untar(tar, into);
        }
    }

    private static InputStream expand(InputStream raw, String form) throws IOException {
        return switch (form) {
            case "tar.gz", "tgz" ->
                GzipCompressorInputStream.builder().setInputStream(raw).setDecompressConcatenated(true).get();
            case "tar.bz2", "tbz2" -> new BZip2CompressorInputStream(raw, true);
            case "tar.xz", "txz" ->
                XZCompressorInputStream.builder().setInputStream(raw).setDecompressConcatenated(true).get();
            default -> raw;
        };
    }

    private static void unzip(Path archive, Path into) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements();) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.isUnixSymlink()) {
                    link(entry, zip.getUnixSymlink(entry), into);
                } else {
                    try (InputStream content = entry.isDirectory()
                            ? InputStream.nullInputStream()
                            : zip.getInputStream(entry)) {
                        place(entry, content, entry.getUnixMode(), into);
                    }
                }
            }
        }
    }

    private static void untar(ArchiveInputStream<TarArchiveEntry> tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isSymbolicLink()) {
                link(entry, entry.getLinkName(), into);
            } else if (entry.isFile() || entry.isDirectory()) {
                place(entry, tar, entry.getMode(), into);
            }
        }
    }

    private static void place(ArchiveEntry entry, InputStream content, int mode, Path into) throws IOException {
        Path target = target(entry, into);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        createParent(target);
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        if ((mode & 0100) != 0) {
            EnumSet<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static void link(ArchiveEntry entry, String to, Path into) throws IOException {
        Path target = target(entry, into);
        if (!target.resolveSibling(to).normalize().startsWith(into)) {
            throw new IOException("the link \"" + entry.getName() + "\" leads out of the archive");
        }
        createParent(target);
        Files.createSymbolicLink(target, Path.of(to));
    }

    private static void createParent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    private static Path target(ArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the entry \"" + entry.getName() + "\" leads out of the archive");
        }
        for (Path folder = target.getParent(); folder != null && !folder.equals(into); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                throw new IOException("the entry \"" + entry.getName() + "\" goes through a link");
            }
        }
        return target;
    }
}
