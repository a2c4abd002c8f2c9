package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {
    @TempDir
    private Path folder;
    private Path into;

    @BeforeEach
    void unpackHere() throws IOException {
        into = Files.createDirectory(folder.resolve("into"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tar.gz", "tgz", "tar.bz2", "tbz2", "tar.xz", "txz"})
    void everyFormIsUnpackedWithFoldersModesAndLinks(String form) throws IOException {
        unpack(form, "sub/run.sh", "#!/bin/sh", "link", "sub/run.sh");

        assertThat(into.resolve("sub/run.sh")).hasContent("#!/bin/sh").isExecutable();
        assertThat(into.resolve("link")).isSymbolicLink().hasContent("#!/bin/sh");
    }

    @ParameterizedTest
    @CsvSource({"zip, ../out.txt", "tar, ../out.txt", "tar, /tmp/../../out.txt", "zip, a/../../out.txt"})
    void noEntryLeadsOutOfTheFolder(String form, String entry) {
        assertThatThrownBy(() -> unpack(form, entry, "x", "link", "x")).isInstanceOf(IOException.class)
                .hasMessageContaining("out");
        assertThat(folder.resolve("out.txt")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"zip, ..", "tar, ..", "tar, /etc", "zip, sub/../../x"})
    void noLinkLeadsOutOfTheFolder(String form, String target) {
        assertThatThrownBy(() -> unpack(form, "sub/a", "x", "link", target)).isInstanceOf(IOException.class)
                .hasMessageContaining("link");
    }

    private void unpack(String form, String file, String text, String link, String target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressed(form, bytes)) {
            if (form.equals("zip")) {
                zip(out, file, text, link, target);
            } else {
                tar(out, file, text, link, target);
            }
        }
        Path archive = Files.write(folder.resolve("archive." + form), bytes.toByteArray());
        assertThat(Archives.form(archive.toString())).hasValueSatisfying(known -> assertThat(form).endsWith(known));
        Archives.unpack(archive, form, into);
    }

    private static OutputStream compressed(String form, OutputStream out) throws IOException {
        return switch (form) {
            case "tar.gz", "tgz" -> new GzipCompressorOutputStream(out);
            case "tar.bz2", "tbz2" -> new BZip2CompressorOutputStream(out);
            case "tar.xz", "txz" -> new XZCompressorOutputStream(out);
            default -> out;
        };
    }

    private static void zip(OutputStream out, String file, String text, String link, String target)
            throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            entry(zip, file, 0100755, text);
            entry(zip, link, 0120777, target);
        }
    }

    private static void entry(ZipArchiveOutputStream zip, String name, int mode, String text) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }

    private static void tar(OutputStream out, String file, String text, String link, String target)
            throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(file, true);
            entry.setMode(0755);
            entry.setSize(text.length());
            tar.putArchiveEntry(entry);
            tar.write(text.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
            TarArchiveEntry symlink = new TarArchiveEntry(link, TarConstants.LF_SYMLINK);
            symlink.setLinkName(target);
            tar.putArchiveEntry(symlink);
            tar.closeArchiveEntry();
        }
    }
}
