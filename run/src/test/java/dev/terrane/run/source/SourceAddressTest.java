package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressTest {
    private static final Path UNIT = Path.of("/live/dev/vpc");

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", emptyValue = "", value = { //
        "../../modules//net; file:///live/modules; net; ''", //
        "../../modules///net; file:///live/modules; net; ''", //
        ".; file:///live/dev/vpc; ''; ''", //
        "/abs/modules//a/b; file:///abs/modules; a/b; ''", //
        "../m?x=1; file:///live/dev/m; ''; x=1", //
        "/a b/(c); file:///a%20b/%28c%29; ''; ''", //
        "git::https://example.com/org/repo.git//net/vpc?ref=v1.2.0; git::https://example.com/org/repo.git; net/vpc; ref=v1.2.0", //
        "git::git@github.com:org/repo.git//a?ref=x; git::ssh://git@github.com/org/repo.git; a; ref=x", //
        "git@github.com:org/repo.git; git::ssh://git@github.com/org/repo.git; ''; ''", //
        "git::ssh://git@github.com/org/repo.git?ref=b; git::ssh://git@github.com/org/repo.git; ''; ref=b", //
        "github.com/org/repo//sub?ref=v1; git::https://github.com/org/repo.git; sub; ref=v1", //
        "https://github.com/org/repo.git; git::https://github.com/org/repo.git; ''; ''", //
        "github.com/org/repo/deep/er; git::https://github.com/org/repo.git; deep/er; ''", //
        "gitlab.com/org/repo; git::https://gitlab.com/org/repo.git; ''; ''", //
        "https://example.com/module.zip//sub?archive=zip; https://example.com/module.zip; sub; archive=zip", //
        "s3::https://s3-eu-west-1.amazonaws.com/bucket/m.zip; s3::https://s3-eu-west-1.amazonaws.com/bucket/m.zip; ''; ''", //
        "git::https://example.com/repo.git///sub; git::https://example.com/repo.git; sub; ''", //
        "tfr:///ns/name/aws//sub?version=3.3.0; tfr:///ns/name/aws; sub; version=3.3.0", //
        "tfr://host.example.com/ns/name/aws?version=3.3.0; tfr://host.example.com/ns/name/aws; ''; version=3.3.0", //
        "file:///x/../y//z; file:///y; z; ''"})
    void addressesAreReadAsTerraformInitReadsThem(String text, String root, String folder, String query)
            throws Exception {
        SourceAddress address = SourceAddress.parse(text, UNIT);

        assertThat(address.root()).isEqualTo(root);
        assertThat(address.folder()).isEqualTo(folder);
        assertThat(address.query()).isEqualTo(query);
        assertThat(address.isLocal()).isEqualTo(root.startsWith("file:"));
    }

    @Test
    void workingCopiesLieWhereTerragruntPutsThem() throws Exception {
        assertThat(SourceCache.workingFolder(".", Path.of("/tmp/r1"), Path.of("/tmp/r1/.terragrunt-cache")))
                .isEqualTo(
                        Path.of("/tmp/r1/.terragrunt-cache/TTVeNvp7w2w57EFrx83kj7Oj4vU/9Y53jNuPz1eiJcp5K4rqcW17Ozk"));
    }

    @Test
    void theVersionOfARemoteSourceIsItsQuery() throws Exception {
        SourceAddress address = SourceAddress.parse("git::https://h/r.git?ref=v 1&depth=1", UNIT);

        assertThat(address.canonicalQuery()).isEqualTo("depth=1&ref=v+1");
        assertThat(SourceVersion.ofRemote(address)).isEqualTo(SourceVersion.name("depth=1&ref=v+1"));
        assertThat(SourceVersion.ofRemote(SourceAddress.parse("git::https://h/r.git", UNIT)))
                .isEqualTo("2jmj7l5rSw0yVb_vlWAYkK_YBwk");
    }

    @Test
    void aWrongPercentSignIsAnError() {
        assertThatThrownBy(() -> SourceAddress.parse("https://h/a%zz", UNIT)).hasMessageContaining("https://h/a%zz");
    }
}
