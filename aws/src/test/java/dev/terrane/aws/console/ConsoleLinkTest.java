package dev.terrane.aws.console;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.sandbox.Sandbox;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleLinkTest {
    @TempDir
    Path home;

    @Test
    void aLinkSignsInAndOpensThePage() throws IOException {
        TestWorld world = new TestWorld(home);
        try (Sandbox sandbox = Accounts.sandbox(world.time().clock());
                AwsIdentities identities = world.user(sandbox, SECURITY, "alice")
                        .set("TERRANE_AWS_SIGNIN_ENDPOINT", sandbox.endpoint() + "/").identities()) {
            Session session = identities
                    .session(identities.plan(UNIT, world.layers(role(DEPLOY_DEV)), AuthAnswer.NOTHING, APPLY));

            URI link = identities.consoleLink().of(session, Optional.of("https://console.aws.amazon.com/s3?x=1"));

            assertThat(link).hasToString(link.toString()).hasPath("/federation").hasParameter("Action", "login")
                    .hasParameter("Issuer", "terrane");
            HttpURLConnection connection = (HttpURLConnection) link.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            assertThat(connection.getResponseCode()).isEqualTo(302);
            assertThat(connection.getHeaderField("Location")).isEqualTo("https://console.aws.amazon.com/s3?x=1");
            assertThat(identities.consoleLink().of(session, Optional.empty()))
                    .hasParameter("Destination", "https://console.aws.amazon.com/");
        }
    }

    @Test
    void longLivedKeysCannotSignIn() {
        TestWorld world = new TestWorld(home);
        try (Sandbox sandbox = Accounts.sandbox(world.time().clock());
                AwsIdentities identities = world.user(sandbox, SECURITY, "alice").identities()) {
            Session base = identities
                    .session(identities.plan(UNIT, world.layers(RoleSettings.none()), AuthAnswer.NOTHING, APPLY));

            assertThatThrownBy(() -> identities.consoleLink().of(base, Optional.empty()))
                    .hasMessageContaining("a console link needs a role");
        }
    }
}
