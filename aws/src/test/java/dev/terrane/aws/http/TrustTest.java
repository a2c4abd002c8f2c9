package dev.terrane.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STS behind a certificate that only the company vouches for. */
class TrustTest {
    private static final String PASSWORD = "changeit";
    private static final String ANSWER = """
            <AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId>
            <Arn>arn:aws:sts::222222222222:assumed-role/deploy/x</Arn></AssumedRoleUser><Credentials>
            <AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>2026-03-01T13:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    @TempDir
    Path home;

    private HttpsServer server;
    private TestWorld world;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = home.resolve("server.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=company", "-ext", "san=ip:127.0.0.1",
                "-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(home.resolve("company.pem"), "# the company's\n-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        world = new TestWorld(home).set("AWS_ACCESS_KEY_ID", "AKIA").set("AWS_SECRET_ACCESS_KEY", "s")
                .set("AWS_REGION", "eu-central-1")
                .set("AWS_ENDPOINT_URL", "https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String obtain() {
        try (AwsIdentities identities = world.identities()) {
            return identities.session(identities.plan(Accounts.UNIT, world.layers(Accounts.role(Accounts.DEPLOY_DEV)),
                    AuthAnswer.NOTHING, Accounts.APPLY)).credentials().accessKeyId();
        }
    }

    @Test
    void aStrangersCertificateIsRefusedAtOnceAndTheRemedyIsNamed() {
        AwsFailure failure = catchThrowableOfType(IdentityException.class, this::obtain).failure();

        assertThat(failure.text()).contains("no trusted certificate vouches for it", "AWS_CA_BUNDLE");
        assertThat(world.time().pauses()).isEmpty();
    }

    @Test
    void theBundleOfTheEnvironmentVouches() {
        world.set("AWS_CA_BUNDLE", home.resolve("company.pem").toString());

        assertThat(obtain()).isEqualTo("ASIAX");
    }

    @Test
    void soDoesTheBundleOfTheProfile() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile corp]\nca_bundle = ~/company.pem\n");
        world.set("AWS_PROFILE", "corp");

        assertThat(obtain()).isEqualTo("ASIAX");
    }

    @Test
    void aBundleThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(home.resolve("empty.pem"), "nothing");
        world.set("AWS_CA_BUNDLE", home.resolve("empty.pem").toString());

        assertThatThrownBy(this::obtain).isInstanceOf(IdentityException.class)
                .hasMessageContaining("the certificates in " + home.resolve("empty.pem") + " cannot be read")
                .hasMessageContaining("set by: AWS_CA_BUNDLE");
    }
}
