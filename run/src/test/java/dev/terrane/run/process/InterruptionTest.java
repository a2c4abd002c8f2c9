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
    void ctrl_c_is_not_passed_on_where_the_terminal_has_sent_it_already() {
        foreground = true;

        assertThat(heardBySharedChild(Kind.INT, Kind.INT)).isEmpty();
    }

    @Test
    void ctrl_c_from_elsewhere_is_passed_on_once() {
        assertThat(heardBySharedChild(Kind.INT, Kind.INT)).containsExactly("INT");
    }

    @Test
    void a_request_to_terminate_is_always_passed_on_once() {
        foreground = true;

        assertThat(heardBySharedChild(Kind.TERM, Kind.TERM)).containsExactly("TERM");
    }

    @Test
    void children_in_groups_of_their_own_are_asked_then_told_then_killed() {
        FakeChild child = new FakeChild(() -> List.of(Kind.INT, Kind.INT, Kind.INT).forEach(sender::send));

        interruption.waitFor(child, Group.OWN);

        assertThat(child.heard).containsExactly("INT", "TERM", "kill");
    }

    @Test
    void a_child_that_starts_as_the_signal_comes_hears_it_too() {
        sender.send(Kind.TERM);
        FakeChild child = new FakeChild(() -> {
        });

        interruption.waitFor(child, Group.OWN);

        assertThat(child.heard).containsExactly("TERM");
    }

    @Test
    void without_a_child_the_run_ends_at_the_next_step_with_the_exit_code_of_the_signal() {
        interruption.check();
        sender.send(Kind.INT);
        sender.send(Kind.TERM);

        assertThatThrownBy(interruption::check).isInstanceOfSatisfying(InterruptedRunException.class,
                e -> assertThat(e.exitCode()).isEqualTo(130));
    }

    @Test
    void work_that_blocks_is_interrupted() {
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
