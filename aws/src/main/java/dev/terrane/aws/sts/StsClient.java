package dev.terrane.aws.sts;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.call.XmlLeaves;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Attempts.Again;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.world.Notices;
import dev.terrane.aws.world.Time;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls STS: forms are signed with a clock that is corrected once where it is found wrong. Thread-safe. */
public final class StsClient {
    private static final String VERSION = "2011-06-15";

    private final Attempts attempts;
    private final Time time;
    private final Notices notices;
    private final String userAgent;
    private final ClockSkew skew = new ClockSkew();
    private final AtomicBoolean skewTold = new AtomicBoolean();

    public StsClient(Attempts attempts, Time time, Notices notices, String userAgent) {
        this.attempts = attempts;
        this.time = time;
        this.notices = notices;
        this.userAgent = userAgent;
    }

    public ClockSkew skew() {
        return skew;
    }

    /**
     * Makes one call.
     *
     * @param signer who asks; a call with a web identity token is not signed
     * @param parameters the action and what belongs to it
     * @return the leaf elements of the answer
     */
    public Map<String, String> call(StsLocation location, Optional<Credentials> signer, Map<String, String> parameters)
            throws StsRefusal, Unreachable, InterruptedException {
        Exchange exchange = new Exchange(location, signer, form(parameters));
        Http.Answer answer = attempts.call("STS", location.address(), exchange::make, exchange::judge);
        if (!answer.isSuccess()) {
            throw refusal(answer);
        }
        return XmlLeaves.of(answer.text());
    }

    /** The attempts of one call. */
    private final class Exchange {
        private final StsLocation location;
        private final Optional<Credentials> signer;
        private final String body;
        private Duration assumedSkew = Duration.ZERO;
        private boolean corrected;

        Exchange(StsLocation location, Optional<Credentials> signer, String body) {
            this.location = location;
            this.signer = signer;
            this.body = body;
        }

        Http.Call make() {
            URI uri = location.address().getPath().isEmpty() ? location.address().resolve("/") : location.address();
            assumedSkew = skew.current();
            Map<String, String> plain = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8",
                    "User-Agent", userAgent);
            Http.Call call = Http.Call.post(uri, plain, body);
            SigV4.Scope scope = new SigV4.Scope("sts", location.signingRegion());
            return signer.map(credentials -> Http.Call.post(uri,
                    SigV4.sign(scope, call, credentials, time.now().plus(assumedSkew)), body)).orElse(call);
        }

        Optional<Again> judge(Http.Answer answer) {
            skew.learn(answer, time.now());
            if (answer.isSuccess()) {
                return Optional.empty();
            }
            StsRefusal refusal = refusal(answer);
            if (ErrorCodes.mayBeClock(refusal.code()) && !corrected && skew.differsFrom(assumedSkew)) {
                corrected = true;
                if (skewTold.compareAndSet(false, true)) {
                    notices.warn("This machine's clock is off by " + skew.current().toSeconds()
                            + " s from that of AWS; Terrane takes it into account, other programs may not");
                }
                return Optional.of(new Again("its clock is another", true));
            }
            return ErrorCodes.passes(refusal.code(), refusal.status())
                    ? Optional
                            .of(new Again("it answered " + refusal.code() + " (HTTP " + refusal.status() + ")", false))
                    : Optional.empty();
        }
    }

    private static StsRefusal refusal(Http.Answer answer) {
        Map<String, String> leaves = XmlLeaves.of(answer.text());
        return new StsRefusal(leaves.getOrDefault("Code", "HTTP " + answer.status()),
                leaves.getOrDefault("Message", ""), answer.status());
    }

    private static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder("Version=" + VERSION);
        parameters.forEach((name, value) -> form.append('&').append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }
}
