package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.Notices;
import dev.terrane.aws.world.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A session over a {@link CredentialSource}. However many ask at once, the source is asked once. While the old
 * credentials live, a renewal that is slow or fails costs nobody more than a moment: they are handed out, and the
 * renewal is tried again. Failures are not remembered: who asks later asks the source again.
 */
final class LivingSession implements Session {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);
    private static final int ATTEMPTS_LEFT = 4;
    /** SDKs wait only a second or two for a credentials endpoint. */
    private static final Duration WAIT_FOR_RENEWAL = Duration.ofMillis(800);

    /** What a session tells of itself while it lives. */
    interface Events {
        void obtained(Obtained obtained);

        void renewed(Obtained obtained);

        void failed(AwsFailure failure);
    }

    /** The one who knows whose credentials they are when the source did not tell. */
    @FunctionalInterface
    interface IdentityAsker {
        CallerIdentity ask(Credentials credentials);
    }

    private record Held(Obtained obtained, Optional<Instant> renewAt) {
        boolean isAlive(Instant now) {
            return obtained.credentials().expiration().map(now::isBefore).orElse(true);
        }

        boolean isFresh(Instant now) {
            return renewAt.map(now::isBefore).orElse(true);
        }

        boolean lasts(Instant until) {
            return obtained.credentials().expiration().map(until::isBefore).orElse(true);
        }
    }

    private final CredentialSource source;
    private final IdentityAsker asker;
    private final Events events;
    private final Time time;
    private final RandomGenerator random;
    private final Notices notices;

    private @Nullable Held held;
    private @Nullable FutureTask<Obtained> flight;
    private Instant nextTry = Instant.MIN;
    private boolean failureTold;
    private @Nullable CallerIdentity identity;

    LivingSession(CredentialSource source, IdentityAsker asker, Events events, Time time, RandomGenerator random,
            Notices notices) {
        this.source = source;
        this.asker = asker;
        this.events = events;
        this.time = time;
        this.random = random;
        this.notices = notices;
    }

    @Override
    public Credentials credentials() {
        return current().credentials();
    }

    @Override
    public Credentials credentials(Duration atLeast) {
        Obtained now = current();
        FutureTask<Obtained> renewal;
        synchronized (this) {
            Held old = held;
            boolean lasts = old == null || old.lasts(time.now().plus(atLeast));
            if (lasts || !source.renewable() || time.now().isBefore(nextTry)) {
                return now.credentials();
            }
            renewal = flight == null ? takeOff() : flight;
        }
        try {
            return land(renewal).credentials();
        } catch (IdentityException e) {
            if (e.failure().kind() == Kind.CANCELLED) {
                throw e;
            }
            // told already; whoever asked judges whether what is left is enough
            return now.credentials();
        }
    }

    private Obtained current() {
        FutureTask<Obtained> renewal;
        Held old;
        synchronized (this) {
            Instant now = time.now();
            old = held;
            if (old != null && (old.isFresh(now) || (old.isAlive(now) && now.isBefore(nextTry)))) {
                return old.obtained();
            }
            renewal = flight;
            if (renewal == null) {
                renewal = takeOff();
            }
        }
        if (old != null && old.isAlive(time.now())) {
            return renewedSoon(renewal).orElse(old.obtained());
        }
        return land(renewal);
    }

    private FutureTask<Obtained> takeOff() {
        FutureTask<Obtained> task = new FutureTask<>(this::obtain);
        flight = task;
        // a thread of its own: whoever waits may be interrupted, the others still get their credentials
        Thread.ofVirtual().name("session").start(task);
        return task;
    }

    private Obtained obtain() throws InterruptedException {
        try {
            Obtained obtained = source.obtain();
            if (isHeld()) {
                events.renewed(obtained);
            } else {
                events.obtained(obtained);
            }
            hold(obtained);
            return obtained;
        } catch (IdentityException e) {
            failed(e.failure());
            throw e;
        } finally {
            synchronized (this) {
                flight = null;
            }
        }
    }

    /** Whether it has ever been obtained. */
    synchronized boolean isHeld() { return held != null; }

    private synchronized void hold(Obtained obtained) {
        Instant now = time.now();
        Optional<Instant> end = obtained.credentials().expiration();
        held = new Held(obtained, source.renewable() ? end.map(at -> RenewalRule.renewAt(now, at, random)) : end);
        obtained.identity().ifPresent(told -> identity = told);
        failureTold = false;
    }

    private void failed(AwsFailure failure) {
        events.failed(failure);
        synchronized (this) {
            nextTry = nextTry();
            if (held == null || failureTold || !held.isAlive(time.now())) {
                return;
            }
            failureTold = true;
            notices.warn("The session of " + source.description() + " could not be renewed yet, and is tried again"
                    + held.obtained().credentials().expiration().map(end -> " until it ends at " + end).orElse("")
                    + ": " + failure.problem() + failure.code().map(code -> " (" + code + ")").orElse(""));
        }
    }

    /** Soon enough for several attempts in what is left of a short life. */
    private Instant nextTry() {
        Instant now = time.now();
        Duration left = Optional.ofNullable(held).flatMap(old -> old.obtained().credentials().expiration())
                .map(end -> Duration.between(now, end).dividedBy(ATTEMPTS_LEFT)).filter(Duration::isPositive)
                .orElse(RETRY_AFTER);
        return now.plus(left.compareTo(RETRY_AFTER) < 0 ? left : RETRY_AFTER);
    }

    private Optional<Obtained> renewedSoon(FutureTask<Obtained> renewal) {
        try {
            return Optional.of(renewal.get(WAIT_FOR_RENEWAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Obtained land(FutureTask<Obtained> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IdentityException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                throw interrupted();
            }
            throw new IllegalStateException("unexpected failure of a session", e.getCause());
        }
    }

    private static IdentityException interrupted() {
        Thread.currentThread().interrupt();
        return new IdentityException(
                AwsFailure.of(Kind.CANCELLED, "interrupted while waiting for AWS credentials", List.of()));
    }

    @Override
    public CallerIdentity identity() {
        Obtained now = current();
        synchronized (this) {
            if (identity != null) {
                return identity;
            }
        }
        CallerIdentity asked = now.identity().orElseGet(() -> asker.ask(now.credentials()));
        synchronized (this) {
            identity = asked;
        }
        return asked;
    }

    @Override
    public String description() {
        return source.description();
    }

    @Override
    public boolean renewable() {
        return source.renewable();
    }

    @Override
    public String toString() {
        return "Session of " + source.description();
    }
}
