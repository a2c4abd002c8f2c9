package dev.terrane.aws.call;

import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Attempts.Again;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.sts.ClockSkew;
import dev.terrane.aws.world.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls services of AWS other than STS, signed by an identity with a clock that is corrected where it is wrong. Thread-safe. */
public final class SignedCalls {
    private final Attempts attempts;
    private final Time time;
    private final ClockSkew skew;
    private final String userAgent;

    public SignedCalls(Attempts attempts, Time time, ClockSkew skew, String userAgent) {
        this.attempts = attempts;
        this.time = time;
        this.skew = skew;
        this.userAgent = userAgent;
    }

    /**
     * Makes one call, and again where the service asks for that.
     *
     * @param service its name in notices
     * @return the answer, which may be a refusal
     */
    public Http.Answer send(String service, SigV4.Scope scope, Session session, Http.Call call)
            throws Unreachable, InterruptedException {
        Exchange exchange = new Exchange(scope, session, call);
        return attempts.call(service, call.uri(), exchange::make, exchange::judge);
    }

    /** The attempts of one call. */
    private final class Exchange {
        private final SigV4.Scope scope;
        private final Session session;
        private final Http.Call call;
        private Duration assumedSkew = Duration.ZERO;
        private boolean corrected;

        Exchange(SigV4.Scope scope, Session session, Http.Call call) {
            this.scope = scope;
            this.session = session;
            this.call = call;
        }

        Http.Call make() {
            assumedSkew = skew.current();
            Map<String, String> headers = new HashMap<>(call.headers());
            headers.put("User-Agent", userAgent);
            Http.Call plain = new Http.Call(call.method(), call.uri(), headers, call.body());
            return new Http.Call(call.method(), call.uri(),
                    SigV4.sign(scope, plain, session.credentials(), time.now().plus(assumedSkew)), call.body());
        }

        Optional<Again> judge(Http.Answer answer) {
            skew.learn(answer, time.now());
            if (answer.status() / 100 == 4 && !corrected && skew.differsFrom(assumedSkew)) {
                corrected = true;
                return Optional.of(new Again("its clock is another", true));
            }
            return Attempts.ofStatus(answer);
        }
    }
}
