package dev.terrane.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.signal.Signals.Kind;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class SignalsTest {

    @Test
    void aSignalReachesTheListenerAndTheProcessLivesOn() throws Exception {
        LinkedBlockingQueue<Kind> heard = new LinkedBlockingQueue<>();
        try (Signals.Subscription _ = Signals.ofProcess().listen(heard::add)) {
            Signal.raise(new Signal("INT"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(Kind.INT);
            Signal.raise(new Signal("TERM"));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(Kind.TERM);
        }
    }

    @Test
    void eachListenerHearsEachSignal() throws Exception {
        Signals signals = Signals.ofProcess();
        LinkedBlockingQueue<Kind> first = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Kind> second = new LinkedBlockingQueue<>();
        try (Signals.Subscription _ = signals.listen(first::add)) {
            try (Signals.Subscription _ = signals.listen(second::add)) {
                Signal.raise(new Signal("INT"));
                assertThat(first.poll(30, TimeUnit.SECONDS)).isEqualTo(Kind.INT);
                assertThat(second.poll(30, TimeUnit.SECONDS)).isEqualTo(Kind.INT);
            }
            Signal.raise(new Signal("TERM"));
            assertThat(first.poll(30, TimeUnit.SECONDS)).isEqualTo(Kind.TERM);
            assertThat(second).isEmpty();
        }
    }

    @Test
    void exitCodesAreThoseOfAShell() {
        assertThat(Kind.INT.exitCode()).isEqualTo(130);
        assertThat(Kind.TERM.exitCode()).isEqualTo(143);
        assertThat(Kind.HUP.exitCode()).isEqualTo(129);
    }
}
