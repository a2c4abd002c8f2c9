package dev.terrane.aws.audit;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    private static final Origin FLAG = new Origin.Flag("--audit-log");

    @TempDir
    Path home;

    private TestWorld world;
    private Sandbox sandbox;
    private AuditFile log;
    private AwsIdentities identities;

    @BeforeEach
    void start() {
        world = new TestWorld(home);
        sandbox = Accounts.sandbox(world.time().clock());
        log = AuditFile.open(new Setting<>(home.resolve("audit.jsonl"), FLAG), "run-1", world.time());
        identities = world.user(sandbox, SECURITY, "alice").audit(log).identities();
    }

    @AfterEach
    void stop() throws IOException {
        identities.close();
        sandbox.close();
        log.close();
    }

    private UnitIdentity plan(RoleSettings unit) {
        return identities.plan(UNIT, world.layers(unit), AuthAnswer.NOTHING, APPLY);
    }

    private List<Map<String, ?>> lines() throws IOException, NotJson {
        List<Map<String, ?>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("audit.jsonl"))) {
            lines.add(Json.readObject(line));
        }
        return lines;
    }

    @Test
    void theLifeOfASessionAndOfAChildIsOnRecord() throws Exception {
        try (Delivery delivery = identities.deliver(plan(role(DEPLOY_DEV)), world.environment())) {
            delivery.childStarted();
            world.time().pass(Duration.ofMinutes(58));
            identities.session(plan(role(DEPLOY_DEV))).credentials();
            delivery.childFinished(0);
        }
        assertThatThrownBy(() -> identities.session(plan(role(NOBODY)))).isInstanceOf(IdentityException.class);

        List<Map<String, ?>> lines = lines();
        assertThat(lines).extracting(line -> String.valueOf(line.get("event"))).containsExactly("session.obtained",
                "child.started",
                "session.renewed", "child.finished", "session.refused");
        assertThat(lines.getFirst().keySet()).containsExactly("time", "run", "event", "requester", "role", "session",
                "account", "access_key_id", "expires");
        assertThat(lines.getFirst().get("time")).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(lines.getFirst().get("run")).isEqualTo("run-1");
        assertThat(lines.getFirst().get("role")).isEqualTo(DEPLOY_DEV);
        assertThat(lines.getFirst().get("expires")).isEqualTo("2026-03-01T13:00:00.000Z");
        assertThat(lines.get(1).get("unit")).isEqualTo("prod/vpc");
        assertThat(lines.get(1).get("purpose")).isEqualTo("apply");
        assertThat(lines.get(1).get("origin")).isEqualTo("prod/terragrunt.hcl:3");
        assertThat(lines.get(3).get("exit_code")).isEqualTo(0);
        assertThat(String.valueOf(lines.get(4).get("error"))).contains("AccessDenied", "STS refused");
        String text = Files.readString(home.resolve("audit.jsonl"));
        assertThat(sandbox.issuedSecrets()).noneMatch(secret -> text.contains(secret.value()));
    }

    @Test
    void severalWritersDoNotTearEachOthersLines() throws Exception {
        try (AuditFile other = AuditFile.open(new Setting<>(home.resolve("audit.jsonl"), FLAG), "run-2", world.time());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = IntStream.range(0, 200).<Callable<Void>>mapToObj(n -> () -> {
                (n % 2 == 0 ? log : other).write(
                        AuditEvent.of(AuditEvent.CHILD_STARTED).with("unit", "x".repeat(500)).with("exit_code", n));
                return null;
            }).toList();
            for (Future<Void> written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        assertThat(lines()).hasSize(200).extracting(line -> String.valueOf(line.get("exit_code")))
                .doesNotHaveDuplicates();
    }

    @Test
    void itGrowsAndIsOnlyForTheUser() throws IOException {
        log.write(AuditEvent.of(AuditEvent.CHILD_STARTED));
        try (AuditFile again = AuditFile.open(new Setting<>(home.resolve("audit.jsonl"), FLAG), "run-2",
                world.time())) {
            again.write(AuditEvent.of(AuditEvent.CHILD_STARTED));
        }
        assertThat(Files.readAllLines(home.resolve("audit.jsonl"))).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("audit.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whereItCannotBeWrittenNothingStarts() throws IOException {
        assertThat(catchThrowableOfType(IdentityException.class,
                () -> AuditFile.open(new Setting<>(home.resolve("no/such/folder/audit"), FLAG), "r", world.time()))
                .failure().text()).contains("cannot be written", "set by: --audit-log", "nothing runs without it");

        log.close();
        assertThatThrownBy(() -> identities.session(plan(role(DEPLOY_DEV)))).isInstanceOfSatisfying(
                IdentityException.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.AUDIT));
    }
}
