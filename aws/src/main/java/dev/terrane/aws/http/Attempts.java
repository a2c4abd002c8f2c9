package dev.terrane.aws.http;

import dev.terrane.aws.world.Notices;
import dev.terrane.aws.world.Time;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Asks a service, and again where that may help: full jitter between attempts, within {@link Patience}, a bounded
 * number of calls at a time. Thread-safe.
 */
public final class Attempts {
    private static final int CALLS_AT_ONCE = 40;
    private static final Duration GIVEN_UP_FOR = Duration.ofSeconds(10);

    private final Http http;
    private final Time time;
    private final RandomGenerator random;
    private final Notices notices;
    private final Patience patience;
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);
    private final AtomicBoolean told = new AtomicBoolean();
    private final ConcurrentMap<URI, GivenUp> givenUp = new ConcurrentHashMap<>();

    public Attempts(Http http, Time time, RandomGenerator random, Notices notices, Patience patience) {
        this.http = http;
        this.time = time;
        this.random = random;
        this.notices = notices;
        this.patience = patience;
    }

    /** Makes the request of one attempt, when its turn has come: a signature ages. */
    @FunctionalInterface
    public interface Request {
        Http.Call make();
    }

    /** Judges an answer: nothing if it is to be taken, else why to ask again. */
    @FunctionalInterface
    public interface Judge {
        Optional<Again> judge(Http.Answer answer);
    }

    /**
     * A reason to ask again.
     *
     * @param atOnce whether to ask without a pause, as after a correction
     */
    public record Again(String reason, boolean atOnce) {}

    /** A judge that asks again after throttling and errors of the service itself. */
    public static Optional<Again> ofStatus(Http.Answer answer) {
        return answer.status() == 429 || answer.status() >= 500
                ? Optional.of(new Again("it answered HTTP " + answer.status(), false))
                : Optional.empty();
    }

    /** An endpoint that was waited for in vain, and when. */
    private record GivenUp(Unreachable failure, long nanos) {}

    /**
     * Makes one call. An endpoint that was just given up is not waited for again at once: of a thousand units not
     * each shall wait.
     *
     * @param service its name in notices
     */
    public Http.Answer call(String service, URI uri, Request request, Judge judge)
            throws Unreachable, InterruptedException {
        long start = time.nanos();
        GivenUp before = givenUp.get(uri);
        if (before != null && start - before.nanos() < GIVEN_UP_FOR.toNanos()) {
            throw before.failure();
        }
        for (int attempt = 0;; attempt++) {
            Failed failed;
            try {
                Http.Answer answer = send(service, uri, request, start);
                Optional<Again> again = judge.judge(answer);
                if (again.isEmpty()) {
                    told.set(false);
                    return answer;
                }
                if (again.get().atOnce()) {
                    continue;
                }
                failed = new Failed(Unreachable.Cause.TRANSPORT, again.get().reason());
            } catch (IOException e) {
                failed = Failed.of(e);
            }
            waitOrGiveUp(service, uri, failed, start, attempt);
        }
    }

    private Http.Answer send(String service, URI uri, Request request, long start)
            throws IOException, InterruptedException {
        calls.acquire();
        try {
            Duration left = patience.total().minus(waited(start));
            Duration limit = left.compareTo(patience.attempt()) < 0 ? left : patience.attempt();
            Duration untilNotice = patience.notice().minus(waited(start));
            return http.send(request.make(), new Http.Limit(atLeastOne(limit), atLeastOne(untilNotice),
                    () -> tell(service, uri)));
        } finally {
            calls.release();
        }
    }

    private static Duration atLeastOne(Duration duration) {
        return duration.isPositive() ? duration : Duration.ofMillis(1);
    }

    private void waitOrGiveUp(String service, URI uri, Failed failed, long start, int attempt)
            throws Unreachable, InterruptedException {
        Duration waited = waited(start);
        Duration limit = switch (failed.cause()) {
            case TRANSPORT -> patience.total();
            case UNKNOWN_HOST -> patience.unknownHost();
            case UNTRUSTED -> Duration.ZERO;
        };
        long most = Math.min(patience.longestBackoff().toMillis(),
                patience.firstBackoff().toMillis() << Math.min(attempt, 16));
        Duration pause = Duration.ofMillis(random.nextLong(most + 1));
        if (waited.plus(pause).compareTo(limit) >= 0) {
            Unreachable failure = new Unreachable(uri, failed.cause(), failed.what(), waited);
            givenUp.put(uri, new GivenUp(failure, time.nanos()));
            throw failure;
        }
        notices.debug(service + " at " + uri + ": " + failed.what() + "; asked again in " + pause.toMillis() + " ms");
        if (waited.plus(pause).compareTo(patience.notice()) >= 0) {
            tell(service, uri);
        }
        time.pause(pause);
    }

    private Duration waited(long start) {
        return Duration.ofNanos(time.nanos() - start);
    }

    /** Said once, however many wait, until there was an answer again. */
    private void tell(String service, URI uri) {
        if (told.compareAndSet(false, true)) {
            notices.info(
                    "Waiting for " + service + " at " + uri + " (at most " + patience.total().toSeconds() + " s) …");
        }
    }

    /** How an attempt ended that got no answer, in words of ours: an exception's own may say anything. */
    private record Failed(Unreachable.Cause cause, String what) {
        static Failed of(IOException e) {
            return switch (e) {
                case UnknownHostException _ -> new Failed(Unreachable.Cause.UNKNOWN_HOST, "its host name is not known");
                case SocketTimeoutException _ -> transport("it did not answer in time");
                case ConnectException _ -> transport("the connection was refused");
                case NoRouteToHostException _ -> transport("there is no route to it");
                case SSLException tls when untrusted(tls) -> new Failed(Unreachable.Cause.UNTRUSTED,
                        "no trusted certificate vouches for it");
                case SSLException _ -> transport("the TLS connection failed");
                default -> transport("the connection was cut");
            };
        }

        private static Failed transport(String what) {
            return new Failed(Unreachable.Cause.TRANSPORT, what);
        }

        private static boolean untrusted(Throwable e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateException) {
                    return true;
                }
            }
            return false;
        }
    }
}
