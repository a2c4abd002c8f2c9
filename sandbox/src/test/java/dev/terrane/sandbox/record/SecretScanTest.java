package dev.terrane.sandbox.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanTest {
    private static final Secret SECRET = new Secret(Secret.Kind.SECRET_ACCESS_KEY, "alice", "ab/cd+ef==gh");
    private static final SecretScan SCAN = new SecretScan(List.of(SECRET));

    @TempDir
    private Path folder;

    @Test
    void findsASecretInAnyFileAtAnyDepth() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/binary"),
                ("\0\377" + SECRET.value() + "\0").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("url"),
                "https://x/?t=" + URLEncoder.encode(SECRET.value(), StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("clean"), "ab/cd+ef");
        assertThat(SCAN.files(folder)).extracting(SecretScan.Leak::place).containsExactlyInAnyOrder(
                folder.resolve("a/b/binary").toString(), folder.resolve("url").toString());
    }

    @Test
    void saysWhoseSecretItIsAndNotWhich() {
        assertThat(SCAN.text("log", "x" + SECRET.value())).singleElement()
                .satisfies(leak -> assertThat(leak.toString()).contains("alice").doesNotContain(SECRET.value()));
        assertThat(SCAN.text("log", "nothing")).isEmpty();
    }

    @Test
    void findsNoSecretAmongTheProcessesOfThisMachine() {
        assertThat(SCAN.commandLines()).isEmpty();
    }
}
