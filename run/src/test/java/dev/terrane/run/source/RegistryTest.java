package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry at `registry.example`, whose module service lies below `/v1`. */
class RegistryTest {
    private final Map<String, Downloader.Answer> pages = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    private Path home;

    @BeforeEach
    void publish() {
        page("https://registry.example/.well-known/terraform.json", "{\"modules.v1\": \"/v1\"}", Map.of());
        page("https://registry.example/v1/ns/net/aws/versions", """
                {"modules": [{"versions": [{"version": "1.0.0"}, {"version": "1.10.0"}, {"version": "1.9.3"},
                  {"version": "2.0.0-beta1"}, {"version": "not a version"}]}]}""", Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // constraint | source | pinned
        "~> 1.9.0 | tfr://registry.example/ns/net/aws//sub | tfr://registry.example/ns/net/aws//sub?version=1.9.3",
        ">= 1.0   | tfr://registry.example/ns/net/aws | tfr://registry.example/ns/net/aws?version=1.10.0",
        "         | tfr://registry.example/ns/net/aws?version=~%3E+1.9.0 | tfr://registry.example/ns/net/aws?version=1.9.3",
        // nothing to choose
        "         | tfr://registry.example/ns/net/aws?version=1.0.0 | tfr://registry.example/ns/net/aws?version=1.0.0",
        "1.0.0    | tfr://registry.example/ns/net/aws | tfr://registry.example/ns/net/aws",
        ">= 1.0   | git::https://x.example/y.git | git::https://x.example/y.git",
        // a registry without a host is the usual one
        ">= 1.0   | tfr:///ns/net/aws | tfr:///ns/net/aws?version=1.10.0"})
    void theNewestVersionThatFitsIsPinned(String constraint, String source, String pinned) throws Exception {
        assertThat(registry().pinned(source, Optional.ofNullable(constraint), () -> "registry.example"))
                .isEqualTo(pinned);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ">= 9     | tfr://registry.example/ns/net/aws   | ns/net/aws",
        "nonsense | tfr://registry.example/ns/net/aws   | nonsense", ">= 1 | tfr://registry.example/ns/gone/aws | 404",
        ">= 1     | tfr://other.example/ns/net/aws      | 404", ">= 1 | tfr://registry.example/net/aws | NAMESPACE"})
    void whatCannotBePinnedIsAnErrorThatNamesIt(String constraint, String source, String named) {
        assertThatThrownBy(() -> registry().pinned(source, Optional.of(constraint), () -> "registry.example"))
                .isInstanceOf(SourceException.class).hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https://x.example/m.zip | https://x.example/m.zip",
        "/archives/m.tgz?archive=tgz | https://registry.example/archives/m.tgz?archive=tgz",
        "./m.zip | https://registry.example/v1/ns/net/aws/1.0.0/m.zip",
        "git::https://x.example/y.git?ref=v1 | git::https://x.example/y.git?ref=v1"})
    void theHeaderTellsWhereAVersionIs(String header, String location) throws Exception {
        page("https://registry.example/v1/ns/net/aws/1.0.0/download", "", Map.of("X-Terraform-Get", List.of(header)));

        assertThat(registry().location(address("tfr://registry.example/ns/net/aws?version=1.0.0")))
                .isEqualTo(location);
    }

    @Test
    void soMayTheBody() throws Exception {
        page("https://registry.example/v1/ns/net/aws/1.0.0/download", "{\"location\": \"https://x.example/m.zip\"}",
                Map.of());

        assertThat(registry().location(address("tfr://registry.example/ns/net/aws?version=1.0.0")))
                .isEqualTo("https://x.example/m.zip");
    }

    @Test
    void withoutAVersionTheNewestThatIsNoPreReleaseIsMeant() throws Exception {
        page("https://registry.example/v1/ns/net/aws/1.10.0/download", "",
                Map.of("X-Terraform-Get", List.of("https://x.example/m.zip")));

        assertThat(registry().location(address("tfr://registry.example/ns/net/aws")))
                .isEqualTo("https://x.example/m.zip");
    }

    @Test
    void anEmptyVersionIsAnError() {
        assertThatThrownBy(() -> registry().location(address("tfr://registry.example/ns/net/aws?version=")))
                .isInstanceOf(SourceException.class).hasMessageContaining("version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TG_TF_REGISTRY_TOKEN | all", "TF_TOKEN_registry_example | one",
        "TF_CLI_CONFIG_FILE | configured", "HOME | logged-in", "NOTHING | "})
    void tokensComeFromVariablesSettingsOrTheLogin(String variable, String token) throws Exception {
        Files.createDirectories(home.resolve(".terraform.d"));
        Files.writeString(home.resolve("settings.tfrc"),
                "credentials \"registry.example\" {\n  token = \"configured\"\n}\n");
        Files.writeString(home.resolve(".terraform.d/credentials.tfrc.json"),
                "{\"credentials\": {\"registry.example\": {\"token\": \"logged-in\"}}}");
        Map<String, String> environment = switch (variable) {
            case "TF_CLI_CONFIG_FILE" -> Map.of(variable, home.resolve("settings.tfrc").toString());
            case "HOME", "NOTHING" -> Map.of();
            default -> Map.of(variable, String.valueOf(token));
        };
        Optional<Path> folder = variable.equals("NOTHING") ? Optional.empty() : Optional.of(home);

        assertThat(new RegistryTokens(environment, folder).of("registry.example"))
                .isEqualTo(Optional.ofNullable(token));
        new Registry(this::answer, new RegistryTokens(environment, folder)).pinned("tfr://registry.example/ns/net/aws",
                Optional.of(">= 1"), () -> "unused");
        assertThat(asked)
                .allMatch(line -> line.endsWith(token == null ? " {}" : " {Authorization=Bearer " + token + "}"));
    }

    private Registry registry() {
        return new Registry(this::answer, new RegistryTokens(Map.of(), Optional.empty()));
    }

    private static SourceAddress address(String source) throws SourceException {
        return SourceAddress.parse(source, Path.of("/"));
    }

    private void page(String address, String text, Map<String, List<String>> headers) {
        pages.put(address, new Downloader.Answer(200, headers,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private Downloader.Answer answer(URI address, Map<String, String> headers) throws IOException {
        asked.add(address + " " + headers);
        Downloader.Answer page = pages.get(address.toString());
        if (page == null) {
            return new Downloader.Answer(404, Map.of(), new ByteArrayInputStream(new byte[0]));
        }
        page.body().reset();
        return page;
    }
}
