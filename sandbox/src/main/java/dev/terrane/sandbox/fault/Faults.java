package dev.terrane.sandbox.fault;

import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.wire.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The switches that make the sandbox misbehave. Each takes effect with the next request; all are safe to use while
 * requests run.
 *
 * <p>
 * Operations are named as in policies, `sts:AssumeRole`; `sts:*` and `*` stand for several.
 */
public final class Faults {
    private static final int WITHOUT_END = -1;

    private final Directory directory;
    private final SandboxClock clock;
    private final Supplier<Listener> listener;
    private final List<Rule> rules = new ArrayList<>();
    private int requestsThatHang;
    private CountDownLatch hanging = new CountDownLatch(1);
    private Optional<Duration> sessionLife = Optional.empty();

    private static final class Rule {
        private final String operation;
        private final Fault fault;
        private int left;

        Rule(String operation, Fault fault, int left) {
            this.operation = operation;
            this.fault = fault;
            this.left = left;
        }

        boolean matches(String asked) {
            return operation.equals("*") || operation.equals(asked)
                    || (operation.endsWith("*") && asked.startsWith(operation.substring(0, operation.length() - 1)));
        }
    }

    public Faults(Directory directory, SandboxClock clock, Supplier<Listener> listener) {
        this.directory = directory;
        this.clock = clock;
        this.listener = listener;
    }

    /** The next `times` requests of that operation go wrong. */
    public synchronized Faults next(int times, String operation, Fault fault) {
        rules.add(new Rule(operation, fault, times));
        return this;
    }

    /** All requests of that operation go wrong until `clear`. */
    public synchronized Faults always(String operation, Fault fault) {
        rules.add(new Rule(operation, fault, WITHOUT_END));
        return this;
    }

    /** Ends what `next` and `always` began and lets go of requests that hang; they are cut. */
    public synchronized Faults clear() {
        rules.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
        return this;
    }

    /** Credentials that STS issues from now on live that long, whatever is asked for; they say so themselves. */
    public synchronized Faults sessionsLive(Duration life) {
        sessionLife = Optional.of(life);
        return this;
    }

    /** The server's clock runs ahead by that much; a negative duration lets it lag. */
    public Faults clockAhead(Duration offset) {
        clock.offset(offset);
        return this;
    }

    /** Connections are refused, open ones dropped. */
    public Faults stopListening() {
        listener.get().pause();
        return this;
    }

    /** Listens again, on the same port. */
    public Faults listenAgain() {
        listener.get().resume();
        return this;
    }

    /** From now on nobody can assume the role; its sessions live on. */
    public Faults withdrawTrust(String roleArn) {
        directory.withdrawTrust(roleArn);
        return this;
    }

    /** From now on the role or user, sessions that live included, may do nothing. */
    public Faults withdrawPermissions(String arn) {
        directory.withdrawPermissions(arn);
        return this;
    }

    /** Gives back what the two switches above took. */
    public Faults restore(String arn) {
        directory.restore(arn);
        return this;
    }

    /** The credentials are expired, whatever their time. */
    public Faults expire(String accessKeyId) {
        directory.expire(accessKeyId);
        return this;
    }

    /** The key is unknown from now on, as one that was deleted. */
    public Faults deactivate(String accessKeyId) {
        directory.deactivate(accessKeyId);
        return this;
    }

    /** The key is good again. */
    public Faults reactivate(String accessKeyId) {
        directory.reactivate(accessKeyId);
        return this;
    }

    /** How long sessions live now, where it is not theirs to say. */
    public synchronized Optional<Duration> sessionLife() {
        return sessionLife;
    }

    /** The faults that befall a request of that operation; those of `next` are used up by it. */
    public synchronized List<Fault> befalling(String operation) {
        List<Fault> faults = new ArrayList<>();
        boolean ended = false;
        for (Rule rule : rules) {
            if (rule.left != 0 && rule.matches(operation) && !ended) {
                rule.left = rule.left == WITHOUT_END ? WITHOUT_END : rule.left - 1;
                faults.add(rule.fault);
                ended = !(rule.fault instanceof Fault.Delay);
            }
        }
        return faults;
    }

    /** Waits as a request that hangs does. */
    public void hang() {
        CountDownLatch latch;
        synchronized (this) {
            latch = hanging;
            requestsThatHang++;
            notifyAll();
        }
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                requestsThatHang--;
            }
        }
    }

    /** Waits until a request hangs, so that a test can go on while it does. */
    public void awaitHanging() throws InterruptedException {
        awaitHanging(1);
    }

    /** Waits until that many requests hang at the same time. */
    public synchronized void awaitHanging(int requests) throws InterruptedException {
        while (requestsThatHang < requests) {
            wait();
        }
    }
}
