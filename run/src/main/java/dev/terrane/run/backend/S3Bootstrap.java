package dev.terrane.run.backend;

import dev.terrane.aws.call.XmlLeaves;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.run.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the bucket and the lock table of an S3 backend, and brings the bucket's settings up to those that the unit
 * asks for: versions, encryption, a policy, no public access, an access log.
 */
final class S3Bootstrap {
    private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    private static final String KMS = "aws:kms";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 150;

    private final Settings settings;
    private final Bucket bucket;
    private final Optional<LockTable> table;
    private final Context context;

    /**
     * What the world is asked and told.
     *
     * @param ask asks the user whether to do something
     * @param mayCreate false with `--backend-require-bootstrap`
     * @param pause waits; fails where the run is interrupted
     */
    record Context(CallerIdentity identity, Predicate<String> ask, boolean mayCreate, Pauses pause, Log log) {

        String partition() {
            return identity.arn().split(":", -1)[1];
        }
    }

    /** Waits between looks at something that AWS is making. */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration) throws BackendException;
    }

    S3Bootstrap(Settings settings, Bucket bucket, Optional<LockTable> table, Context context) {
        this.settings = settings;
        this.bucket = bucket;
        this.table = table;
        this.context = context;
    }

    void run() throws BackendException {
        if (bucket.exists()) {
            if (!settings.isOn("disable_bucket_update")) {
                update();
            }
        } else if (!createBucket()) {
            return;
        }
        if (table.isPresent()) {
            readyTable(table.get());
        }
    }

    /** Whether something is missing. */
    static boolean isNeeded(Bucket bucket, Optional<LockTable> table) throws BackendException {
        return !bucket.exists()
                || (table.isPresent() && table.get().state().filter(LockTable.State::active).isEmpty());
    }

    /** Whether there is a bucket then. */
    private boolean createBucket() throws BackendException {
        if (!create(bucket, "Remote state S3 bucket " + bucket.name(), settings.texts("s3_bucket_tags"))) {
            return false;
        }
        extendPolicy(bucket, !settings.isOn("skip_bucket_root_access"), !settings.isOn("skip_bucket_enforced_tls"));
        if (!settings.isOn("skip_bucket_public_access_blocking")) {
            blockPublicAccess(bucket);
        }
        tag(bucket, settings.texts("s3_bucket_tags"));
        if (!settings.isOn("skip_bucket_versioning")) {
            keepVersions(bucket);
        }
        if (!settings.isOn("skip_bucket_ssencryption")) {
            encrypt();
        }
        if (settings.text("accesslogging_bucket_name").isPresent()) {
            logAccess(settings.text("accesslogging_bucket_name").get());
        }
        return true;
    }

    private boolean create(Bucket which, String title, Map<String, String> tags) throws BackendException {
        if (!context.mayCreate()) {
            throw new BackendException("the bucket " + which.name()
                    + " does not exist, and --backend-require-bootstrap forbids to create it");
        }
        if (!context.ask().test(title
                + " is not there, or not for this identity to see. Create it?")) {
            return false;
        }
        context.log().debug("Creating S3 bucket " + which.name());
        which.create(tags);
        until("the bucket " + which.name() + " has not come into being", which::exists);
        return true;
    }

    /** Waits for something that AWS takes its time for. */
    private void until(String otherwise, Check done) throws BackendException {
        for (int i = 0; i < TRIES; i++) {
            if (done.test()) {
                return;
            }
            context.pause().pause(PAUSE);
        }
        throw new BackendException(otherwise + " within " + PAUSE.multipliedBy(TRIES).toMinutes() + " minutes");
    }

    @FunctionalInterface
    private interface Check {
        boolean test() throws BackendException;
    }

    @FunctionalInterface
    private interface Change {
        void make() throws BackendException;
    }

    private void update() throws BackendException {
        Map<String, Change> changes = new LinkedHashMap<>();
        if (!settings.isOn("skip_bucket_versioning") && !hasVersions()) {
            changes.put("Bucket Versioning", () -> keepVersions(bucket));
        }
        if (!settings.isOn("skip_bucket_ssencryption") && !isEncrypted()) {
            changes.put("Bucket Server-Side Encryption", this::encrypt);
        }
        BucketPolicy policy = policy(bucket);
        boolean root = !settings.isOn("skip_bucket_root_access") && !policy.has(BucketPolicy.ROOT_ACCESS);
        boolean tls = !settings.isOn("skip_bucket_enforced_tls") && !policy.has(BucketPolicy.ENFORCED_TLS);
        if (root) {
            changes.put("Bucket Root Access", () -> extendPolicy(bucket, true, tls));
        }
        if (tls) {
            changes.put("Bucket Enforced TLS", () -> extendPolicy(bucket, root, true));
        }
        Optional<String> logs = settings.text("accesslogging_bucket_name");
        if (!settings.isOn("skip_bucket_accesslogging") && logs.isPresent() && !isLogged()) {
            changes.put("Bucket Access Logging", () -> logAccess(logs.get()));
        }
        if (!settings.isOn("skip_bucket_public_access_blocking") && !isPublicAccessBlocked()) {
            changes.put("Bucket Public Access Blocking", () -> blockPublicAccess(bucket));
        }
        make(changes);
    }

    private void make(Map<String, Change> changes) throws BackendException {
        if (changes.isEmpty()) {
            context.log().debug("The S3 bucket has all that it needs");
            return;
        }
        context.log().warn("The S3 bucket " + bucket.name() + " of the state lacks something:");
        changes.keySet().forEach(change -> context.log().warn("  - " + change));
        if (context.ask().test("Change the S3 bucket " + bucket.name() + " in these points?")) {
            for (Change change : changes.values()) {
                change.make();
            }
        }
    }

    private boolean hasVersions() throws BackendException {
        return bucket.setting("versioning", Set.of()).map(XmlLeaves::of).map(leaves -> leaves.get("Status"))
                .filter("Enabled"::equals).isPresent();
    }

    private static void keepVersions(Bucket bucket) throws BackendException {
        bucket.set("versioning", "VersioningConfiguration", Xml.element("Status", "Enabled"));
    }

    private String algorithm() {
        return settings.text("bucket_sse_algorithm").orElse(KMS);
    }

    private Optional<String> key() {
        return algorithm().equals(KMS) ? settings.text("bucket_sse_kms_key_id") : Optional.empty();
    }

    private boolean isEncrypted() throws BackendException {
        Map<String, String> leaves = bucket
                .setting("encryption", Set.of("ServerSideEncryptionConfigurationNotFoundError")).map(XmlLeaves::of)
                .orElse(Map.of());
        boolean keyFits = key().map(key -> key.equals(leaves.get("KMSMasterKeyID"))).orElse(true);
        return algorithm().equals(leaves.get("SSEAlgorithm")) && keyFits;
    }

    private void encrypt() throws BackendException {
        encrypt(bucket, algorithm(), key());
    }

    private static void encrypt(Bucket bucket, String algorithm, Optional<String> key) throws BackendException {
        String rule = Xml.element("SSEAlgorithm", Xml.text(algorithm))
                + key.map(id -> Xml.element("KMSMasterKeyID", Xml.text(id))).orElse("");
        bucket.set("encryption", "ServerSideEncryptionConfiguration", Xml.element("Rule",
                Xml.element("ApplyServerSideEncryptionByDefault", rule) + Xml.element("BucketKeyEnabled", "true")));
    }

    private static BucketPolicy policy(Bucket bucket) throws BackendException {
        return BucketPolicy.of(bucket.setting("policy", Set.of("NoSuchBucketPolicy")));
    }

    /** Adds what is missing of two statements. */
    private void extendPolicy(Bucket which, boolean root, boolean tls) throws BackendException {
        BucketPolicy policy = policy(which);
        List<Map<String, Object>> missing = new ArrayList<>();
        if (tls && !policy.has(BucketPolicy.ENFORCED_TLS)) {
            missing.add(BucketPolicy.enforcedTls(which.name(), context.partition()));
        }
        if (root && !policy.has(BucketPolicy.ROOT_ACCESS)) {
            missing.add(BucketPolicy.rootAccess(which.name(), context.partition(), context.identity().account()));
        }
        if (!missing.isEmpty()) {
            which.setPolicy(policy.with(missing));
        }
    }

    private static final List<String> PUBLIC_ACCESS = List.of("BlockPublicAcls", "IgnorePublicAcls",
            "BlockPublicPolicy", "RestrictPublicBuckets");

    private boolean isPublicAccessBlocked() throws BackendException {
        Map<String, String> leaves = bucket.setting("publicAccessBlock", Set.of("NoSuchPublicAccessBlockConfiguration"))
                .map(XmlLeaves::of).orElse(Map.of());
        return PUBLIC_ACCESS.stream().allMatch(name -> "true".equalsIgnoreCase(leaves.get(name)));
    }

    private static void blockPublicAccess(Bucket bucket) throws BackendException {
        StringBuilder content = new StringBuilder();
        PUBLIC_ACCESS.forEach(name -> content.append(Xml.element(name, "true")));
        bucket.set("publicAccessBlock", "PublicAccessBlockConfiguration", content.toString());
    }

    private static void tag(Bucket bucket, Map<String, String> tags) throws BackendException {
        if (!tags.isEmpty()) {
            bucket.set("tagging", "Tagging", Xml.element("TagSet", Xml.tags(tags)));
        }
    }

    private boolean isLogged() throws BackendException {
        return bucket.setting("logging", Set.of()).filter(xml -> XmlLeaves.of(xml).containsKey("TargetBucket"))
                .isPresent();
    }

    private void logAccess(String name) throws BackendException {
        Bucket logs = bucket.other(name);
        Map<String, String> tags = settings.texts("accesslogging_bucket_tags");
        if (!logs.exists() && !create(logs, "Logs S3 bucket " + name + " for the remote state", tags)) {
            return;
        }
        if (!settings.isOn("skip_accesslogging_bucket_public_access_blocking")) {
            blockPublicAccess(logs);
        }
        if (!settings.isOn("skip_accesslogging_bucket_acl")) {
            logs.grantWriting(LOG_DELIVERY);
            until("the access list of the bucket " + name + " has not come into effect",
                    () -> logs.setting("acl", Set.of())
                            .filter(acl -> acl.contains(">READ_ACP<") && acl.contains(">WRITE<")).isPresent());
        }
        bucket.set("logging", "BucketLoggingStatus", Xml.element("LoggingEnabled", target(name)));
        if (!settings.isOn("skip_accesslogging_bucket_ssencryption")) {
            encrypt(logs, "AES256", Optional.empty());
        }
        if (!settings.isOn("skip_accesslogging_bucket_enforced_tls")) {
            extendPolicy(logs, false, true);
        }
        if (!settings.isOn("skip_bucket_versioning")) {
            keepVersions(logs);
        }
        tag(logs, tags);
    }

    private String target(String name) {
        String prefix = settings.values().containsKey("accesslogging_target_prefix")
                ? settings.text("accesslogging_target_prefix").orElse("")
                : "TFStateLogs/";
        String format = settings.text("accesslogging_target_object_partition_date_source")
                .map(source -> Xml.element("TargetObjectKeyFormat",
                        Xml.element("PartitionedPrefix", Xml.element("PartitionDateSource", Xml.text(source)))))
                .orElse("");
        return Xml.element("TargetBucket", Xml.text(name)) + Xml.element("TargetPrefix", Xml.text(prefix)) + format;
    }

    private void readyTable(LockTable lock) throws BackendException {
        Optional<LockTable.State> state = lock.state();
        if (state.isEmpty()) {
            context.log().debug("Creating table " + lock.name() + " in DynamoDB");
            lock.create(settings.texts("dynamodb_table_tags"));
        }
        awaitActive(lock);
        if (settings.isOn("enable_lock_table_ssencryption")
                && lock.state().filter(LockTable.State::encrypted).isEmpty()) {
            lock.encrypt();
            until("the lock table " + lock.name() + " has not been encrypted",
                    () -> lock.state().filter(now -> now.active() && now.encrypted()).isPresent());
        }
    }

    private void awaitActive(LockTable lock) throws BackendException {
        until("the lock table " + lock.name() + " has not become active",
                () -> lock.state().filter(LockTable.State::active).isPresent());
    }
}
