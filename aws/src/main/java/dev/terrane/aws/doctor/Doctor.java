package dev.terrane.aws.doctor;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.doctor.Finding.State;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.session.SessionBroker;
import dev.terrane.aws.sts.ClockSkew;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.aws.world.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Examines the identities of units: the base, the clock, the STS that is asked, and each distinct role, which it tries
 * to assume.
 */
public final class Doctor {
    private static final Duration SHORT_LIFE = Duration.ofMinutes(10);
    private static final Duration CLOCK_IS_FINE = Duration.ofSeconds(60);

    private final SessionBroker broker;
    private final ClockSkew skew;
    private final StsLocation sts;
    private final Time time;
    private final Consumer<UnitIdentity> guards;

    /** Makes one; {@code sts} is what the base is asked of, {@code guards} fails for an identity in an account that is not its. */
    public Doctor(SessionBroker broker, ClockSkew skew, StsLocation sts, Time time, Consumer<UnitIdentity> guards) {
        this.broker = broker;
        this.skew = skew;
        this.sts = sts;
        this.time = time;
        this.guards = guards;
    }

    /** Whether the guard of an identity lets it be used; nothing where it does. */
    private Optional<Finding> guard(UnitIdentity identity) {
        try {
            guards.accept(identity);
            return Optional.empty();
        } catch (IdentityException e) {
            return Optional.of(
                    broken("guard of " + identity.unit().path() + " (" + identity.purpose().label() + ")", e.failure(),
                            List.of("account")));
        }
    }

    /** All findings, in the order in which they are to be shown; one is broken where something is. */
    public List<Finding> examine(Collection<UnitIdentity> identities) {
        List<Finding> findings = new ArrayList<>();
        Finding base = base();
        findings.add(base);
        findings.add(Finding.good("sts", sts.address() + " (region " + sts.region() + ")"));
        findings.add(clock());
        findings.addAll(atOnce(roles(identities).values(), role -> Optional.of(role(role, base))));
        findings.addAll(atOnce(identities, this::guard));
        return findings;
    }

    /** Findings in the order of what is examined, all at once: how many calls are made at a time is bounded where they are made. */
    private static <T> List<Finding> atOnce(Collection<T> all, Function<T, Optional<Finding>> examination) {
        List<Callable<Optional<Finding>>> work = new ArrayList<>();
        all.forEach(one -> work.add(() -> examination.apply(one)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work).stream().map(Future::resultNow).flatMap(Optional::stream).toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IdentityException(AwsFailure.of(Kind.CANCELLED, "interrupted while waiting for STS", List.of()));
        }
    }

    private Finding base() {
        try {
            Session base = broker.requester(new Requester.Base());
            Credentials credentials = base.credentials();
            CallerIdentity identity = base.identity();
            String detail = identity.arn() + " in partition " + identity.partition() + ", from " + base.description()
                    + credentials.expiration().map(end -> ", until " + end).orElse("");
            Optional<Duration> left = credentials.expiration().map(end -> Duration.between(time.now(), end));
            if (left.filter(rest -> rest.compareTo(SHORT_LIFE) < 0).isPresent() && !base.renewable()) {
                return new Finding("base", State.DOUBTFUL, detail, List.of(), List.of("expiry"),
                        List.of("these credentials end soon: log in again, or get new ones"));
            }
            return Finding.good("base", detail);
        } catch (IdentityException e) {
            return broken("base", e.failure(), List.of());
        }
    }

    private Finding clock() {
        Optional<Duration> told = skew.lastTold();
        if (told.isEmpty()) {
            return new Finding("clock", State.DOUBTFUL, "AWS told no time", List.of(), List.of(), List.of());
        }
        Duration off = told.get();
        String detail = off.abs().toSeconds() + " s " + (off.isNegative() ? "ahead of" : "behind") + " AWS";
        return off.abs().compareTo(CLOCK_IS_FINE) <= 0
                ? Finding.good("clock", detail)
                : new Finding("clock", State.DOUBTFUL, detail, List.of(), List.of("clock"),
                        List.of("set this machine's clock: Terrane makes up for it, Terraform may fail"));
    }

    private static Map<RoleRequest, PlannedRole> roles(Collection<UnitIdentity> identities) {
        Map<RoleRequest, PlannedRole> roles = new LinkedHashMap<>();
        for (UnitIdentity identity : identities) {
            identity.role().ifPresent(role -> roles.putIfAbsent(role.request(), role));
            for (FurtherIdentity further : identity.further()) {
                roles.putIfAbsent(further.role().request(), further.role());
            }
        }
        return roles;
    }

    private Finding role(PlannedRole role, Finding base) {
        String subject = role.request().role().toString();
        try {
            Session session = broker.session(role);
            return Finding.good(subject, session.identity().arn()
                    + session.credentials().expiration().map(end -> ", until " + end).orElse("") + ", named by "
                    + role.origin().describe());
        } catch (IdentityException e) {
            return base.state() == State.BROKEN && e.failure().problem().equals(base.detail())
                    ? Finding.broken(subject, base.detail())
                    : broken(subject, e.failure(), likely(role, e.failure()));
        }
    }

    /** That somebody wants no more of it is no finding. */
    private static Finding broken(String subject, AwsFailure failure, List<String> likely) {
        if (failure.kind() == Kind.CANCELLED) {
            throw new IdentityException(failure);
        }
        List<String> facts = new ArrayList<>(failure.facts());
        failure.where().ifPresent(origin -> facts.add("set by: " + origin.locate()));
        return new Finding(subject, State.BROKEN, failure.problem(), facts, likely, failure.advice());
    }

    private static List<String> likely(PlannedRole role, AwsFailure failure) {
        Set<String> likely = new LinkedHashSet<>();
        String said = failure.text().toLowerCase(Locale.ROOT);
        RoleRequest request = role.request();
        if (role.path().size() > 1 && failure.text().contains("on the way to")) {
            likely.add("chain");
        }
        if (said.contains("sts:tagsession")) {
            likely.add("session tags");
        }
        if (said.contains("sts:setsourceidentity") && request.sourceIdentity().isPresent()) {
            likely.add("source identity");
        }
        if (said.contains("durationseconds") || said.contains("role chaining") || said.contains("3600 seconds")) {
            likely.add("duration");
        }
        if (failure.kind() == Kind.MFA) {
            likely.add("MFA");
        }
        if (failure.kind() == Kind.TOKEN || said.contains("invalididentitytoken")) {
            likely.add("token");
        }
        if (failure.code().filter(code -> code.startsWith("AccessDenied")).isPresent()) {
            likely.add("trust policy");
            likely.add("external id");
            if (!request.tags().isEmpty()) {
                likely.add("session tags");
            }
            if (!(request.requester() instanceof Requester.WithMfa)) {
                likely.add("MFA");
            }
        }
        return List.copyOf(likely);
    }
}
