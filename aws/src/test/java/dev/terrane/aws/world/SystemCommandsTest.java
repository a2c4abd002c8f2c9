package dev.terrane.aws.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.world.Commands.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCommandsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Commands.Result shell(String line, Map<String, String> environment) throws Exception {
        return new SystemCommands(System.err).run(Command.shell(line, folder, environment, LONG));
    }

    @Test
    void aProgramHasItsFolderAndOnlyTheGivenEnvironment() throws Exception {
        assertThat(shell("pwd -P; echo \"$A\"; echo \"$HOME\"", Map.of("A", "b c")).output())
                .isEqualTo(folder.toRealPath() + "\nb c\n\n");
    }

    @Test
    void itsExitCodeIsTold() throws Exception {
        assertThat(shell("exit 7", Map.of()).exitCode()).isEqualTo(7);
    }

    @Test
    void whatTakesTooLongIsEndedWithItsChildren() throws Exception {
        Path pid = folder.resolve("pid");
        Command command = Command.shell("sleep 100 & echo $! > " + pid + "; wait", folder,
                Map.of("PATH", "/usr/bin:/bin"),
                Duration.ofMillis(300));

        assertThatThrownBy(() -> new SystemCommands(System.err).run(command)).isInstanceOf(IOException.class)
                .hasMessageContaining("took longer");

        long child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void endlessOutputIsAFailure() {
        assertThatThrownBy(() -> shell("yes | head -c 3000000", Map.of("PATH", "/usr/bin:/bin")))
                .isInstanceOf(IOException.class).hasMessageContaining("could not be read");
    }

    @Test
    void aProgramThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> new SystemCommands(System.err)
                .run(new Command(List.of("no-such-program-here"), folder, Map.of(), LONG)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void neitherACommandNorItsResultShowsWhatMayBeSecret() throws Exception {
        assertThat(Command.shell("x", folder, Map.of("TOKEN", "top-secret"), LONG).toString())
                .doesNotContain("top-secret");
        assertThat(shell("echo top-secret", Map.of()).toString()).doesNotContain("top-secret");
    }
}
