package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.http.Connections;
import dev.terrane.aws.http.Proxies;
import dev.terrane.aws.session.Credentials;
import dev.terrane.run.testing.S3Objects;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3GetterTest {
    private static final String OWNER = "arn:aws:iam::111111111111:role/owner";

    private Sandbox sandbox;
    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .account("111111111111", account -> account.bucket("modules", "eu-west-1")
                        .user("alice", user -> user.allow("s3:GetObject", "s3:ListBucket"))
                        .role("owner", role -> role.allow("s3:*")))
                .start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anArchiveIsUnpacked() throws Exception {
        put("net.tar", tar("main.tf", "# net"));

        download("s3::ENDPOINT/modules/net.tar?region=eu-west-1");

        assertThat(folder.resolve("main.tf")).hasContent("# net");
    }

    @Test
    void otherwiseAllObjectsBelowTheKeyAreMeant() throws Exception {
        put("net/main.tf", "# net");
        put("net/sub%20folder/a%2Bb.tf", "# sub");
        put("network/other.tf", "");

        download("s3::ENDPOINT/modules/net?region=eu-west-1");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder("main.tf", "sub folder/a+b.tf");
        }
    }

    @ParameterizedTest
    @CsvSource({"s3::ENDPOINT/modules/gone?region=eu-west-1, gone",
        "s3::ENDPOINT/modules/gone.tar?region=eu-west-1, 404", "s3::ENDPOINT/nowhere/x.tar?region=eu-west-1, 404",
        "s3::ENDPOINT/modules, bucket", "s3::ENDPOINT/modules/x.rar?archive=rar, rar"})
    void whatIsNotThereIsNamed(String source, String named) {
        assertThatThrownBy(() -> download(source)).isInstanceOf(SourceException.class).hasMessageContaining(named);
    }

    private void put(String key, String text) throws Exception {
        S3Objects.put(sandbox, OWNER, "modules", key, text);
    }

    /** An archive of plain text is plain text. */
    private static String tar(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(text.length());
            tar.putArchiveEntry(entry);
            tar.write(text.getBytes(StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private void download(String source) throws Exception {
        AccessKey key = sandbox.accessKey("111111111111", "alice");
        Credentials alice = new Credentials(key.id(), key.secret(), Optional.empty(), Optional.empty());
        HttpDownloader http = new HttpDownloader(new Connections(new Proxies(Map.of()), () -> {
            throw new UnsupportedOperationException("nothing here speaks TLS");
        }), Netrc.of(Map.of(), Optional.empty()));
        SourceGetter getter = new S3Getter(http, (scope, call) -> SigV4.sign(scope, call, alice, Instant.now()));
        SourceAddress address = SourceAddress.parse(source.replace("ENDPOINT", sandbox.endpoint().toString()),
                Path.of("/"));

        assertThat(List.of(address)).allMatch(getter::handles);
        getter.download(address, folder);
    }
}
