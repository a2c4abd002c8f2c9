package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetrcTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"one.example, a:p1", "two.example, b:p2", "three.example, ':p3'", "four.example, d:p4",
        "five.example, anybody:guest", "commented.example, anybody:guest"})
    void tellsTheLoginOfAHost(String host, String login) throws IOException {
        Files.writeString(home.resolve(".netrc"), """
                machine one.example login a password p1
                machine two.example
                  login b
                  account x
                  password p2
                machine three.example password p3
                machine four.example password p4 login d
                machine one.example login z password z
                # machine commented.example login c password c
                default login anybody password guest
                machine five.example account only
                """);

        assertThat(Netrc.of(Map.of(), Optional.of(home)).login(host)).contains(login);
    }

    @Test
    void aVariableNamesAnotherFile() throws IOException {
        Path file = Files.writeString(home.resolve("logins"), "machine h login a password b");

        assertThat(Netrc.of(Map.of("NETRC", file.toString()), Optional.empty()).login("h")).contains("a:b");
    }

    @Test
    void withoutAFileOrAHomeThereIsNoLogin() {
        assertThat(Netrc.of(Map.of(), Optional.of(home)).login("h")).isEmpty();
        assertThat(Netrc.of(Map.of(), Optional.empty()).login("h")).isEmpty();
    }
}
