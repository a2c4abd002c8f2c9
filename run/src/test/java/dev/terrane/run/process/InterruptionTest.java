package dev.terrane.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.signal.Signals;
import dev.terrane.signal.Signals.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Sender sender = new Sender();
    private boolean foreground;
    private final Interruption interruption = new Interruption(sender, () -> foreground);

    @Test
    void ctrlCIsNotPassedOnWhereTheTerminalHasSentItAlready() {
        foreground = true;

        assertThat(heardBySharedChild(Kind.INT, Kind.INT)).isEmpty();
    }

    @Test
    void ctrlCFromElsewhereIsPassedOnOnce() {
        assertThat(heardBySharedChild(Kind.INT, Kind.INT)).containsExactly("INT");
    }

    @Test
    void aRequestToTerminateIsAlwaysPassedOnOnce() {
        foreground = true;

        assertThat(heardBySharedChild(Kind.TERM, Kind.TERM)).containsExactly("TERM");
    }

    @Test
    void childrenInGroupsOfTheirOwnAreAskedThenToldThenKilled() {
        FakeChild child = new FakeChild(() -> List.of(Kind.INT, Kind.INT, Kind.INT).forEach(sender::send));

        interruption.waitFor(child, Group.OWN);

        assertThat(child.heard).containsExactly("INT", "TERM", "kill");
    }

    @Test
    void aChildThatStartsAsTheSignalComesHearsItToo() {
        sender.send(Kind.TERM);
        FakeChild child = new FakeChild(() -> {
        });

        interruption.waitFor(child, Group.OWN);

        assertThat(child.heard).containsExactly("TERM");
    }

    @Test
    void withoutAChildTheRunEndsAtTheNextStepWithTheExitCodeOfTheSignal() {
        interruption.check();
        sender.send(Kind.INT);
        sender.send(Kind.TERM);

        assertThatThrownBy(interruption::check).isInstanceOfSatisfying(InterruptedRunException.class,
                e -> assertThat(e.exitCode()).isEqualTo(130));
    }

    @Test
    void workThatBlocksIsInterrupted() {
        boolean woken = interruption.interruptibly(() -> {
            sender.send(Kind.INT);
            return Thread.currentThread().isInterrupted();
        });

        assertThat(woken).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private List<String> heardBySharedChild(Kind... kinds) {
        FakeChild child = new FakeChild(() -> List.of(kinds).forEach(sender::send));
        interruption.waitFor(child, Group.SHARED);
        return child.heard;
    }

    private static final class Sender implements Signals {
        private Consumer<Kind> listener = _ -> {
        };

        @Override
        public Subscription listen(Consumer<Kind> newListener) {
            listener = newListener;
            return () -> {
            };
        }

        void send(Kind kind) {
            listener.accept(kind);
        }
    }

    private static final class FakeChild implements Child {
        private final Runnable life;
        private final List<String> heard = new ArrayList<>();

        FakeChild(Runnable life) {
            this.life = life;
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public int waitFor() {
            life.run();
            return 0;
        }

        @Override
        public void signal(Kind kind) {
            heard.add(kind.name());
        }

        @Override
        public void kill() {
            heard.add("kill");
        }
    }
}
