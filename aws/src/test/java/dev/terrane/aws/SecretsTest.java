package dev.terrane.aws;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.CI;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.HERE;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.ISSUER;
import static dev.terrane.aws.testing.Accounts.MFA_ONLY;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.audit.AuditFile;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestTerminal;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.iam.AccessKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a run through all sorts of identities and faults, nothing that can be read holds a secret. */
class SecretsTest {
    @TempDir
    Path home;

    private final StringBuilder seen = new StringBuilder();

    private void see(Object anything) {
        seen.append(anything).append('\n');
    }

    private void see(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        see(text);
        if (failure instanceof IdentityException identity) {
            see(identity.failure());
            see(identity.failure().text());
        }
    }

    private void run(AwsIdentities identities, TestWorld world, RoleSettings unit, AuthAnswer answer) {
        try {
            UnitIdentity identity = identities.plan(UNIT, world.layers(unit), answer, APPLY);
            see(identity);
            Session session = identities.session(identity);
            see(session);
            see(session.credentials());
            see(session.identity());
            try (Delivery delivery = identities.deliver(identity, world.environment())) {
                see(delivery);
                see(delivery.environment());
                delivery.childStarted();
                delivery.childFinished(1);
            }
        } catch (IdentityException e) {
            see(e);
        }
    }

    @Test
    void nothingThatCanBeReadHoldsASecret() throws IOException {
        TestWorld world = new TestWorld(home).patience(TestWorld.SHORT);
        try (Sandbox sandbox = Accounts.sandbox(world.time().clock());
                AuditFile audit = AuditFile.open(
                        new Setting<>(home.resolve("audit.jsonl"), new Origin.Flag("--audit-log")), "run",
                        world.time())) {
            TestTerminal terminal = new TestTerminal(() -> sandbox.mfaCode(SECURITY, "alice"), () -> {
            });
            world.user(sandbox, SECURITY, "alice").terminal(terminal).audit(audit);
            AccessKey alice = sandbox.accessKey(SECURITY, "alice");
            String token = sandbox.issuer(ISSUER).token("repo", "sts.amazonaws.com", Duration.ofMinutes(5));
            String stale = sandbox.issuer(ISSUER).token("repo", "sts.amazonaws.com", Duration.ofMinutes(-5));
            List<RoleSettings> units = List.of(RoleSettings.none(), role(DEPLOY_DEV), role(NOBODY),
                    role(DEPLOY_DEV, Fields.CHAIN, List.of(HUB)), role(DEPLOY_DEV, Fields.CREDENTIALS, "endpoint"),
                    role(DEPLOY_DEV, Fields.CREDENTIALS, "process"),
                    role(MFA_ONLY, Fields.MFA_SERIAL, sandbox.mfaSerial(SECURITY, "alice")), byToken(token),
                    byToken(stale), byToken(token.substring(0, token.length() - 8)));
            AuthAnswer given = new AuthAnswer(Map.of("X", "env-secret"),
                    Optional.of(new Credentials(alice.id(), alice.secret(), Optional.empty(), Optional.empty())),
                    Optional.empty());
            see(given);
            see(world.world());
            for (Optional<Fault> fault : List.of(Optional.<Fault>empty(), Optional.of(Fault.internalError()),
                    Optional.of(Fault.cut()), Optional.of(Fault.hang()))) {
                fault.ifPresent(wrong -> sandbox.faults().next(1, "sts:*", wrong));
                try (AwsIdentities identities = world.identities()) {
                    units.forEach(unit -> run(identities, world, unit, AuthAnswer.NOTHING));
                    run(identities, world, role(DEPLOY_DEV), given);
                }
            }
            world.notices().all().forEach(this::see);
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    see(Files.readString(file));
                }
            }

            String all = seen.toString();
            assertThat(all).contains("session.obtained", "Assuming the role " + DEPLOY_DEV, "STS refused the role");
            assertThat(sandbox.issuedSecrets()).hasSizeGreaterThan(20)
                    .noneMatch(secret -> all.contains(secret.value()));
            assertThat(all).doesNotContain("env-secret", token.substring(0, token.length() - 8));
        }
    }

    private static RoleSettings byToken(String token) {
        return RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token), HERE)).build();
    }
}
