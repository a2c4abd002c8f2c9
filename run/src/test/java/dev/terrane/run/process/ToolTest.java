package dev.terrane.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.signal.Signals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool for commands that a signal ends at once. */
class ToolTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    private final Sender sender = new Sender();
    private final Tool tool = Tool.listening(this::start, sender, Group.OWN);
    private Runnable life = () -> {};

    @TempDir
    private Path folder;

    private Child start(Command command, Streams streams, Group group) throws StartException {
        Child child = ProcessStarter.ofSystem().start(command, streams, group);
        life.run();
        return child;
    }

    @Test
    void signalsAreHeardOnlyWhileAProgramRuns() throws Exception {
        life = () -> assertThat(sender.listeners).isEqualTo(1);
        assertThat(sender.listeners).isZero();

        assertThat(tool.run("echo", List.of("hello"), folder, ENVIRONMENT).orElseThrow().output()).isEqualTo("hello\n");

        assertThat(sender.listeners).isZero();
    }

    @Test
    void aSignalThatComesMeanwhileEndsTheProgramAndTheCommand() {
        life = () -> sender.listener.accept(Signals.Kind.TERM);

        assertThatThrownBy(() -> tool.run("sleep", List.of("300"), folder, ENVIRONMENT)).isInstanceOfSatisfying(
                InterruptedRunException.class, e -> assertThat(e.exitCode()).isEqualTo(143));
        assertThat(sender.listeners).isZero();
    }

    private static final class Sender implements Signals {
        private Consumer<Kind> listener = _ -> {};
        private int listeners;

        @Override
        public Subscription listen(Consumer<Kind> newListener) {
            listener = newListener;
            listeners++;
            return () -> listeners--;
        }
    }
}
