package dev.terrane.sandbox;

import dev.terrane.sandbox.dynamodb.DynamoDb;
import dev.terrane.sandbox.fault.Faults;
import dev.terrane.sandbox.fault.SandboxClock;
import dev.terrane.sandbox.gateway.Gateway;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.gateway.UnknownService;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.MfaDevice;
import dev.terrane.sandbox.iam.Role;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.oidc.Jobs;
import dev.terrane.sandbox.oidc.OidcIssuer;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.s3.S3;
import dev.terrane.sandbox.signature.Authorization;
import dev.terrane.sandbox.signature.SignatureVerifier;
import dev.terrane.sandbox.signin.SignIn;
import dev.terrane.sandbox.ssm.Ssm;
import dev.terrane.sandbox.sts.SessionIssuer;
import dev.terrane.sandbox.sts.SessionIssuer.Traits;
import dev.terrane.sandbox.sts.Sts;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Listener;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS in a box: several accounts behind one endpoint on loopback, with signatures checked and STS's rules enforced.
 *
 * {@snippet :
 * try (Sandbox sandbox = Sandbox.builder()
 *         .account("111111111111", account -> account.user("alice", user -> user.allow("sts:AssumeRole")))
 *         .account("222222222222", account -> account.role("deploy",
 *                 role -> role.trust(Trust.of("arn:aws:iam::111111111111:root")).allow("s3:*")))
 *         .start()) {
 *     AccessKey alice = sandbox.accessKey("111111111111", "alice");
 *     URI endpoint = sandbox.endpoint(); // for AWS_ENDPOINT_URL
 * }
 * }
 */
public final class Sandbox implements AutoCloseable {
    private final Directory directory;
    private final SandboxClock clock;
    private final Ledger ledger = new Ledger();
    private final Faults faults;
    private final SessionIssuer sessions;
    private final Map<String, OidcIssuer> issuers;
    private final S3 s3;
    private final DynamoDb dynamoDb;
    private final Jobs jobs;
    private final SignIn signIn;
    private final Map<String, Service> services;
    private final Listener listener;

    Sandbox(List<Account> accounts, Set<String> issuerUrls, int port, Clock base, Ids ids, boolean controlPanel) {
        this.directory = new Directory(accounts);
        this.clock = new SandboxClock(base);
        this.faults = new Faults(directory, clock, this::listener);
        this.sessions = new SessionIssuer(directory, ids, ledger, faults, clock);
        this.issuers = issuerUrls.stream().map(url -> new OidcIssuer(url, clock, ledger))
                .collect(Collectors.toUnmodifiableMap(OidcIssuer::url, Function.identity()));
        Authorizer authorizer = new Authorizer(directory);
        this.s3 = new S3(authorizer, ids);
        this.dynamoDb = new DynamoDb(authorizer, ids);
        this.jobs = new Jobs(ids, ledger);
        this.signIn = new SignIn(directory, ids, ledger);
        this.services = Stream
                .<Service>of(new Sts(directory, authorizer, sessions, issuers), s3, dynamoDb, new Ssm(authorizer))
                .collect(Collectors.toUnmodifiableMap(Service::name, Function.identity()));
        accounts.stream().flatMap(account -> account.users().values().stream()).forEach(this::enter);
        Gateway gateway = new Gateway(this::route, new SignatureVerifier(directory, clock), faults, ledger, clock,
                ids::requestId);
        ControlPanel panel = new ControlPanel(this);
        this.listener = new Listener(port, clock, request -> controlPanel && ControlPanel.isMeant(request)
                ? panel.answer(request)
                : gateway.handle(request));
    }

    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    private Listener listener() {
        return listener;
    }

    private void enter(User user) {
        user.accessKeys().forEach(key -> ledger.add(Secret.Kind.SECRET_ACCESS_KEY, user.arn(), key.secret()));
        user.mfaDevices().forEach(device -> ledger.add(Secret.Kind.MFA_SEED, device.serialNumber(), device.base32()));
    }

    /** Services without signatures are known by their paths; a signature names its service; STS's unsigned calls are forms. */
    private Service route(HttpRequest request) {
        if (SignIn.isMeant(request)) {
            return signIn;
        }
        if (Jobs.isMeant(request)) {
            return jobs;
        }
        String name = Authorization.of(request).map(Authorization::service).orElse(
                request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded")
                        ? "sts"
                        : "s3");
        return Optional.ofNullable(services.get(name)).orElseGet(() -> new UnknownService(name));
    }

    /** Where all services listen, `http://127.0.0.1:PORT`. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** The accounts as they were declared. */
    public Collection<Account> accounts() {
        return directory.accounts();
    }

    /** The web console's federation endpoint. */
    public URI signInEndpoint() {
        return endpoint().resolve("/federation");
    }

    /** A job of a CI system: what GitHub Actions puts into `ACTIONS_ID_TOKEN_REQUEST_URL` and `…_TOKEN`. */
    public record Job(URI requestUrl, String requestToken) {
        @Override
        public String toString() {
            return "Job[" + requestUrl + "]";
        }
    }

    /** Starts a job whose tokens that issuer makes for that subject. */
    public Job startJob(String issuerUrl, String subject) {
        return new Job(endpoint().resolve(Jobs.requestPath()), jobs.start(issuer(issuerUrl), subject));
    }

    /** What was asked so far, in the order of the answers. */
    public List<RecordedRequest> requests() {
        return ledger.requests();
    }

    /** Empties the record. */
    public void forgetRequests() {
        ledger.forgetRequests();
    }

    /** Every secret that exists: those of the declared keys and all that were given out. */
    public List<Secret> issuedSecrets() {
        return ledger.secrets();
    }

    /** The switches that make it misbehave. */
    public Faults faults() {
        return faults;
    }

    /** The first access key of a user. */
    public AccessKey accessKey(String accountId, String userName) {
        return user(accountId, userName).accessKeys().getFirst();
    }

    /** The serial number of a user's first MFA device. */
    public String mfaSerial(String accountId, String userName) {
        return device(accountId, userName).serialNumber();
    }

    /** What that device shows now. */
    public String mfaCode(String accountId, String userName) {
        return device(accountId, userName).code(clock.instant());
    }

    private MfaDevice device(String accountId, String userName) {
        return user(accountId, userName).mfaDevices().getFirst();
    }

    private User user(String accountId, String name) {
        return directory.user(accountId, name)
                .orElseThrow(() -> new NoSuchElementException("no user " + name + " in " + accountId));
    }

    /** Credentials of a role that nobody had to ask STS for, as an instance or a sign-on portal has them. */
    public Session session(String roleArn, String sessionName, Duration life) {
        Role role = directory.role(roleArn).orElseThrow(() -> new NoSuchElementException("no role " + roleArn));
        return sessions.issue(role, life, Traits.named(sessionName));
    }

    /** The issuer of that URL. */
    public OidcIssuer issuer(String url) {
        return Optional.ofNullable(issuers.get(url)).orElseThrow(() -> new NoSuchElementException("no issuer " + url));
    }

    void declareBucket(String name, String account, String region) {
        s3.declare(name, account, region, true, clock.instant());
    }

    void declareTable(String name, String account, String region, String hashKey) {
        dynamoDb.declare(name, account, region, hashKey, clock.instant());
    }

    /** The items of a table, seen from outside; none where there is no such table. */
    public List<Json> items(String account, String table) {
        return dynamoDb.items(account, table);
    }

    /** All buckets, whose they are, and which objects they hold. */
    public List<S3.Contents> buckets() {
        return s3.contents();
    }

    /** The data of an object, seen from outside. */
    public Optional<Bytes> object(String bucket, String key) {
        return s3.object(bucket, key);
    }

    @Override
    public void close() {
        faults.clear();
        listener.close();
    }
}
