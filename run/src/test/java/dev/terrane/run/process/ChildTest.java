package dev.terrane.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Streams.Input;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.signal.Signals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ChildTest {
    private final ProcessStarter starter = ProcessStarter.ofSystem();
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private Child start(Group group, String script, Map<String, String> environment) throws StartException {
        return starter.start(new Command(Path.of("/bin/sh"), List.of("-c", script, "sh", "a b"), folder, environment),
                new Streams(Input.EMPTY, new Output.To(new LineSplitter(out::add)),
                        new Output.To(new LineSplitter(err::add))),
                group);
    }

    @ParameterizedTest
    @EnumSource
    void aChildHasTheFolderTheArgumentsAndOnlyTheEnvironmentItIsGiven(Group group) throws Exception {
        Child child = start(group, "pwd -P; echo \"$1|$#|$GREETING|$HOME\"; echo oops >&2; cat; exit 7",
                Map.of("GREETING", "salü d'amour"));

        assertThat(child.waitFor()).isEqualTo(7);
        assertThat(out).containsExactly(folder.toRealPath().toString(), "a b|1|salü d'amour|");
        assertThat(err).containsExactly("oops");
    }

    @ParameterizedTest
    @EnumSource
    void aChildThatASignalEndsHasTheExitCodeOfAShell(Group group) throws Exception {
        assertThat(start(group, "kill -9 $$", Map.of()).waitFor()).isEqualTo(137);
    }

    @ParameterizedTest
    @EnumSource
    void theLastLineNeedsNoLineBreak(Group group) throws Exception {
        start(group, "printf 'one\\n\\ntwo'", Map.of()).waitFor();

        assertThat(out).containsExactly("one", "", "two");
    }

    @ParameterizedTest
    @EnumSource
    void muchOutputComesWhole(Group group) throws Exception {
        start(group, "i=0; while [ $i -lt 20000 ]; do echo \"line $i of many that fill the pipe\"; i=$((i+1)); done",
                Map.of()).waitFor();

        assertThat(out).hasSize(20000).endsWith("line 19999 of many that fill the pipe");
    }

    @ParameterizedTest
    @CsvSource({"SHARED, INT", "SHARED, TERM", "OWN, INT", "OWN, TERM"})
    void aSignalReachesTheChildAndItsLastWordsAreHeard(Group group, Signals.Kind signal) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        Child child = starter.start(
                new Command(Path.of("/bin/sh"),
                        List.of("-c", "trap 'echo bye; exit 3' " + signal + "; echo up; while :; do sleep 0.02; done"),
                        folder,
                        Map.of("PATH", "/usr/bin:/bin")),
                new Streams(Input.EMPTY, new Output.To(new LineSplitter(line -> {
                    out.add(line);
                    ready.countDown();
                })), new Output.To(ByteSink.discard())), group);
        Thread waiter = Thread.ofVirtual().start(() -> {
            try {
                ready.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            child.signal(signal);
        });

        assertThat(child.waitFor()).isEqualTo(3);
        waiter.join();
        assertThat(out).containsExactly("up", "bye");
    }

    @ParameterizedTest
    @EnumSource
    void whatAChildLeavesInTheBackgroundDoesNotHoldTheRunUp(Group group) throws Exception {
        Child child = start(group, "sleep 1000 & echo $!; exit 0", Map.of("PATH", "/usr/bin:/bin"));

        assertThat(child.waitFor()).isZero();
        Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(out.getFirst()));
        if (group == Group.OWN) {
            left.ifPresent(process -> process.onExit().join());
        } else {
            assertThat(left).hasValueSatisfying(process -> assertThat(process.destroyForcibly()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProgramThatCannotBeStartedIsSaidToBeSo(Group group) {
        Command command = new Command(folder.resolve("nothing"), List.of(), folder, Map.of());

        assertThatThrownBy(() -> starter.start(command,
                new Streams(Input.EMPTY, new Output.To(ByteSink.discard()), new Output.To(ByteSink.discard())), group))
                .isInstanceOf(StartException.class).hasMessageContaining(folder.resolve("nothing").toString())
                .message().containsIgnoringCase("no such file");
    }
}
