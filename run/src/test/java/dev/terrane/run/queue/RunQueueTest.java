package dev.terrane.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.queue.RunQueue.Policy;
import dev.terrane.run.queue.RunQueue.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues are written as `unit<dependency,dependency`; a unit that is destroyed has a `!` before its name. */
class RunQueueTest {
    private static final Policy ONE_BY_ONE = new Policy(1, false, false, false);

    private final List<String> started = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // units start in the order given, what they wait for first
        "a b c             | a b c", "a<b b c           | b c a", "web<app app<db db | db app web",
        "d<b,c b<a c<a a   | a b c d",
        // destroyed, a unit waits for those that depend on it
        "!db !app<db       | app db", "!db !app<db !web<app | web app db",
        // one way up does not wait for one way down
        "app<db !db        | app db", "a<a-not-in-the-queue b | a b"})
    void startsUnitsWhenWhatTheyWaitForHasSucceeded(String queue, String order) {
        run(queue, ONE_BY_ONE);

        assertThat(started).containsExactly(order.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // what fails      | policy       | what has become of all
        "a<b b c<a d       | b |          | a=EARLY_EXIT b=FAILED c=EARLY_EXIT d=SUCCEEDED",
        "a<b,c b c d<a     | c |          | a=EARLY_EXIT b=SUCCEEDED c=FAILED d=EARLY_EXIT",
        "a<b b c<a d       | b | ignore   | a=SUCCEEDED b=FAILED c=SUCCEEDED d=SUCCEEDED",
        "a<b b c<a d       | b | unordered| a=SUCCEEDED b=FAILED c=SUCCEEDED d=SUCCEEDED",
        "b a<b c d<c       | b | fast     | b=FAILED a=EARLY_EXIT c=SUCCEEDED d=EARLY_EXIT",
        "b a<b c<b         | b | fast ignore | b=FAILED a=EARLY_EXIT c=EARLY_EXIT",
        "!a !b<a !c<b      | c |          | a=EARLY_EXIT b=EARLY_EXIT c=FAILED"})
    void givesUpWhatWaitsForAUnitThatFailed(String queue, String failing, String policy, String outcome) {
        List<String> words = policy == null ? List.of() : List.of(policy.split(" ", -1));
        Map<Path, Status> result = run(queue, new Policy(1, words.contains("fast"), words.contains("ignore"),
                words.contains("unordered")), failing);

        assertThat(result.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "))).isEqualTo(outcome);
    }

    @Test
    void runsAsManyAtOnceAsThePolicyAllows() {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new RunQueue(entries("a b c d e"), new Policy(2, false, false, false)).run(_ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            both.countDown();
            await(both);
            running.decrementAndGet();
            return Status.SUCCEEDED;
        });

        assertThat(most).hasValue(2);
    }

    @Test
    void aTaskThatThrowsHasFailed() {
        RunQueue queue = new RunQueue(entries("a b<a"), ONE_BY_ONE);

        Map<Path, Status> result = queue.run(_ -> {
            throw new IllegalStateException("a defect");
        });

        assertThat(result).containsEntry(Path.of("a"), Status.FAILED).containsEntry(Path.of("b"), Status.EARLY_EXIT);
    }

    @Test
    void whatWaitsNeverStartsOnceItIsStopped() {
        RunQueue queue = new RunQueue(entries("a b<a c<b"), ONE_BY_ONE);

        Map<Path, Status> result = queue.run(entry -> {
            started.add(entry.unit().toString());
            queue.stop();
            return Status.SUCCEEDED;
        });

        assertThat(started).containsExactly("a");
        assertThat(result).containsValues(Status.SUCCEEDED, Status.EARLY_EXIT);
    }

    @Test
    void anEmptyQueueIsDoneAtOnce() {
        assertThat(new RunQueue(List.of(), ONE_BY_ONE).run(_ -> Status.FAILED)).isEmpty();
    }

    private Map<Path, Status> run(String queue, Policy policy, String... failing) {
        return new RunQueue(entries(queue), policy).run(entry -> {
            started.add(entry.unit().toString());
            return Set.of(failing).contains(entry.unit().toString()) ? Status.FAILED : Status.SUCCEEDED;
        });
    }

    private static List<QueueEntry> entries(String queue) {
        return Arrays.stream(queue.split(" ", -1)).map(word -> {
            String[] sides = word.replace("!", "").split("<", -1);
            List<Path> dependencies = sides.length < 2
                    ? List.of()
                    : Arrays.stream(sides[1].split(",", -1)).map(Path::of).toList();
            return new QueueEntry(Path.of(sides[0]), dependencies, word.startsWith("!"));
        }).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
