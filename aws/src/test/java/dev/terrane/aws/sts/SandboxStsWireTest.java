package dev.terrane.aws.sts;

import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The project's own STS, which enforces its rules. */
class SandboxStsWireTest extends StsWireSuite {
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        Trust security = Trust.of("arn:aws:iam::" + Accounts.SECURITY + ":root");
        sandbox = Accounts.builder()
                .account(Accounts.SECURITY, account -> account.role("hub", role -> role.trust(security.sessionTags())))
                .start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Override
    TestWorld world() {
        return new TestWorld(home).realTime().user(sandbox, Accounts.SECURITY, "alice");
    }

    @Override
    String token() {
        return sandbox.issuer(Accounts.ISSUER).token("repo", "sts.amazonaws.com", Duration.ofMinutes(5));
    }
}
