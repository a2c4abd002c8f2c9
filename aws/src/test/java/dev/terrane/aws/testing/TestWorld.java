package dev.terrane.aws.testing;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Commands;
import dev.terrane.aws.world.SystemCommands;
import dev.terrane.aws.world.Terminal;
import dev.terrane.aws.world.Time;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A world to be told piece by piece, and the identities in it. */
public final class TestWorld {
    /** Patience for what fails for good: the waits are made up, the attempts are short. */
    public static final Patience SHORT = new Patience(Duration.ofSeconds(45), Duration.ofMillis(300),
            Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(8));

    private final Map<String, String> environment = new HashMap<>();
    private final HeardNotices notices = new HeardNotices();
    private final FakeTime fake = new FakeTime();
    private final Path home;
    private Time time = fake;
    private Commands commands = new SystemCommands(System.err);
    private Terminal terminal = Terminal.NONE;
    private Patience patience = Patience.USUAL;
    private AllowedRoles allowed = AllowedRoles.ALL;
    private Optional<Secret> mfaToken = Optional.empty();
    private RoleSettings flags = RoleSettings.none();
    private AuditLog audit = AuditLog.NONE;
    private List<String> credentialProcess = List.of("terrane", "credential-process");

    /** Makes one whose files all lie in this folder. */
    public TestWorld(Path home) {
        this.home = home;
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("PATH", "/usr/bin:/bin");
    }

    public TestWorld set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public TestWorld unset(String variable) {
        environment.remove(variable);
        return this;
    }

    /** The environment of a user of the sandbox. */
    public TestWorld user(Sandbox sandbox, String account, String name) {
        AccessKey key = sandbox.accessKey(account, name);
        return set("AWS_ACCESS_KEY_ID", key.id()).set("AWS_SECRET_ACCESS_KEY", key.secret()).endpoint(sandbox);
    }

    public TestWorld endpoint(Sandbox sandbox) {
        return set("AWS_ENDPOINT_URL", sandbox.endpoint().toString()).set("AWS_REGION", "eu-central-1");
    }

    public TestWorld realTime() {
        time = Time.system();
        return this;
    }

    public TestWorld patience(Patience newPatience) {
        patience = newPatience;
        return this;
    }

    public TestWorld terminal(Terminal newTerminal) {
        terminal = newTerminal;
        return this;
    }

    public TestWorld commands(Commands newCommands) {
        commands = newCommands;
        return this;
    }

    public TestWorld allowed(AllowedRoles roles) {
        allowed = roles;
        return this;
    }

    public TestWorld mfaToken(String code) {
        mfaToken = Optional.of(new Secret(code));
        return this;
    }

    public TestWorld flags(RoleSettings settings) {
        flags = settings;
        return this;
    }

    public TestWorld audit(AuditLog log) {
        audit = log;
        return this;
    }

    public TestWorld credentialProcess(String... words) {
        credentialProcess = List.of(words);
        return this;
    }

    public FakeTime time() {
        return fake;
    }

    public HeardNotices notices() {
        return notices;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The layers of a unit that says this in its own file, with the flags and variables of this world. */
    public SettingsLayers layers(RoleSettings unit) {
        return new SettingsLayers(flags, List.of(AmbientSettings.of(environment)), List.of(unit), List.of());
    }

    public AwsWorld world() {
        return new AwsWorld(environment, home, home, home, credentialProcess, time, new SplittableRandom(1), commands,
                terminal, notices);
    }

    public AwsIdentities identities() {
        return new AwsIdentities(world(), run(), audit);
    }

    public AwsIdentities.Run run() {
        return new AwsIdentities.Run("run-1", "1772366400000000000", "alice", "desk", layers(RoleSettings.none()),
                allowed, mfaToken, patience, "test");
    }
}
