package dev.terrane.aws.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.testing.FakeTime;
import dev.terrane.aws.testing.LocalServer;
import dev.terrane.aws.testing.LocalServer.Request;
import dev.terrane.aws.testing.TestTerminal;
import dev.terrane.aws.testing.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that the AWS CLI keeps: they are read, and renewed as the CLI renews them. */
class LoginsTest {
    @TempDir
    Path home;

    private TestWorld world;
    private FakeTime time;
    private LocalServer aws;

    @BeforeEach
    void start() throws IOException {
        aws = new LocalServer();
        world = new TestWorld(home).patience(TestWorld.SHORT).set("AWS_ENDPOINT_URL_SSO", aws.uri().toString())
                .set("AWS_ENDPOINT_URL_SSO_OIDC", aws.uri().toString())
                .set("AWS_ENDPOINT_URL_SIGNIN", aws.uri().toString()).set("AWS_PROFILE", "work");
        time = world.time();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Session base() {
        Session session = world.identities().broker().requester(new Requester.Base());
        session.credentials();
        return session;
    }

    private AwsFailure failure() {
        return catchThrowableOfType(IdentityException.class, this::base).failure();
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(Path file, Map<String, ?> content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, JsonText.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    @DisplayName("IAM Identity Center")
    class IdentityCenter {
        private Path cache;

        @BeforeEach
        void profile() throws IOException {
            config("""
                    [profile work]
                    sso_session = corp
                    sso_account_id = 222222222222
                    sso_role_name = Admin
                    [sso-session corp]
                    sso_region = eu-west-1
                    sso_start_url = https://corp.awsapps.com/start
                    """);
            cache = home.resolve(".aws/sso/cache/" + digest("SHA-1", "corp") + ".json");
            aws.answer("GET /federation/credentials",
                    request -> request.header("x-amz-sso_bearer_token").startsWith("good")
                            ? LocalServer.json(Map.of("roleCredentials",
                                    Map.of("accessKeyId", "ASIASSO", "secretAccessKey", "s", "sessionToken", "t",
                                            "expiration", time.now().plus(Duration.ofHours(1)).toEpochMilli())))
                            : LocalServer.status(401));
        }

        private Path login(String token, String expiresAt) {
            Map<String, Object> login = new LinkedHashMap<>();
            login.put("startUrl", "https://corp.awsapps.com/start");
            login.put("accessToken", token);
            login.put("expiresAt", expiresAt);
            login.put("clientId", "client");
            login.put("clientSecret", "client-secret");
            login.put("registrationExpiresAt", "2026-05-01T00:00:00Z");
            login.put("refreshToken", "refresh-1");
            return write(cache, login);
        }

        @Test
        void aGoodLoginGivesThePermissionSetsCredentials() {
            login("good", "2026-03-01T20:00:00Z");

            assertThat(base().description()).isEqualTo("profile work (IAM Identity Center)");
            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIASSO");
            assertThat(base().credentials().expiration()).contains(time.now().plus(Duration.ofHours(1)));
            assertThat(aws.requests().getLast().query()).isEqualTo("account_id=222222222222&role_name=Admin");
        }

        @Test
        void aLoginThatEndsSoonIsRenewedAndKeptForTheCli() throws Exception {
            login("old", "2026-03-01T12:01:00Z");
            aws.answer("POST /token", _ -> LocalServer.json(
                    Map.of("accessToken", "good-2", "expiresIn", 28800, "refreshToken", "refresh-2")));

            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIASSO");

            assertThat(Json.readObject(aws.requests().getFirst().body())).containsEntry("grantType", "refresh_token")
                    .containsEntry("refreshToken", "refresh-1").containsEntry("clientId", "client")
                    .containsEntry("clientSecret", "client-secret");
            assertThat(Json.readObject(Files.readString(cache))).containsEntry("accessToken", "good-2")
                    .containsEntry("refreshToken", "refresh-2").containsEntry("expiresAt", "2026-03-01T20:00:00Z")
                    .containsEntry("startUrl", "https://corp.awsapps.com/start");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rw-------");
        }

        @Test
        void aStaleLoginNamesTheProfileAndTheCommand() {
            login("stale", "2026-03-01T20:00:00Z");

            assertThat(failure().kind()).isEqualTo(Kind.LOGIN_NEEDED);
            assertThat(failure().text()).contains("the login of AWS profile work has ended",
                    "aws sso login --profile work");
            assertThat(failure().text()).doesNotContain("stale");
        }

        @Test
        void withATerminalTheLoginIsOfferedAndTheRunGoesOn() {
            TestTerminal terminal = new TestTerminal(() -> "", () -> login("good", "2026-03-01T20:00:00Z"));
            world.terminal(terminal);

            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIASSO");
            assertThat(terminal.questions()).containsExactly(
                    "The login of AWS profile work is missing. Run `aws sso login --profile work` now?");
        }

        @Test
        void theOlderFormOfAProfileIsKeyedByItsStartUrl() throws IOException {
            config("""
                    [profile work]
                    sso_start_url = https://corp.awsapps.com/start
                    sso_region = eu-west-1
                    sso_account_id = 222222222222
                    sso_role_name = Admin
                    """);
            cache = home.resolve(".aws/sso/cache/" + digest("SHA-1", "https://corp.awsapps.com/start") + ".json");
            login("good", "2026-03-01T20:00:00UTC");

            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIASSO");
        }

        @Test
        void aPermissionSetThatOneLacksIsExplained() {
            login("good", "2026-03-01T20:00:00Z");
            aws.answer("GET /federation/credentials", _ -> LocalServer.status(403));

            assertThat(failure().text()).contains("refused the permission set Admin in account 222222222222",
                    "assigned to you");
        }
    }

    @Nested
    @DisplayName("A console login (aws login)")
    class Console {
        private static final String SESSION = "arn:aws:iam::222222222222:user/alice";

        private Path cache;
        private KeyPair key;

        @BeforeEach
        void profile() throws IOException, GeneralSecurityException {
            config("[profile work]\nregion = eu-central-1\nlogin_session = " + SESSION + "\n");
            cache = home.resolve(".aws/login/cache/" + digest("SHA-256", SESSION) + ".json");
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        }

        private Path login(String expiresAt) {
            Map<String, Object> login = new LinkedHashMap<>();
            login.put("accessToken", Map.of("accessKeyId", "ASIA1", "secretAccessKey", "s1", "sessionToken", "t1",
                    "accountId", "222222222222", "expiresAt", expiresAt));
            login.put("tokenType", "urn:aws:params:oauth:token-type:access_token_sigv4");
            login.put("refreshToken", "refresh-1");
            login.put("identityToken", "id");
            login.put("clientId", "arn:aws:signin:::devtools/same-device");
            login.put("dpopKey", pem());
            return write(cache, login);
        }

        /** The key as the CLI writes it: RFC 5915, the inner structure of Java's PKCS 8. */
        private String pem() {
            byte[] scalar = unsigned(((ECPrivateKey) key.getPrivate()).getS());
            ECPoint point = ((ECPublicKey) key.getPublic()).getW();
            byte[] ec = HexFormat.of().parseHex("30770201010420" + HexFormat.of().formatHex(scalar)
                    + "a00a06082a8648ce3d030107a14403420004" + HexFormat.of().formatHex(unsigned(point.getAffineX()))
                    + HexFormat.of().formatHex(unsigned(point.getAffineY())));
            return "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(ec)
                    + "\n-----END EC PRIVATE KEY-----\n";
        }

        private static byte[] unsigned(BigInteger number) {
            byte[] bytes = number.toByteArray();
            byte[] fixed = new byte[32];
            int length = Math.min(bytes.length, 32);
            System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
            return fixed;
        }

        @Test
        void itsCredentialsAreUsedWhileTheyAreGood() {
            login("2026-03-01T12:14:00Z");

            assertThat(base().description()).isEqualTo("profile work (aws login)");
            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIA1");
            assertThat(aws.requests()).isEmpty();
        }

        @Test
        void theyAreRenewedWithAProofOfTheKeyAndKeptForTheCli() throws Exception {
            login("2026-03-01T12:04:00Z");
            aws.answer("POST /v1/token", request -> isProven(request)
                    ? LocalServer.json(Map.of("accessToken",
                            Map.of("accessKeyId", "ASIA2", "secretAccessKey", "s2", "sessionToken", "t2"), "expiresIn",
                            900, "refreshToken", "refresh-2", "tokenType", "aws_sigv4"))
                    : LocalServer.status(400));

            assertThat(base().credentials().accessKeyId()).isEqualTo("ASIA2");

            Map<String, ?> kept = Json.readObject(Files.readString(cache));
            assertThat(kept.get("refreshToken")).isEqualTo("refresh-2");
            assertThat(kept.get("identityToken")).isEqualTo("id");
            assertThat(Json.object(kept.get("accessToken")).orElseThrow()).containsEntry("accessKeyId", "ASIA2")
                    .containsEntry("accountId", "222222222222").containsEntry("expiresAt", "2026-03-01T12:15:00Z");
        }

        /** Verifies the header as the service would: the key that it carries is the login's, and signed it. */
        private boolean isProven(Request request) {
            try {
                String[] jwt = request.header("DPoP").split("\\.", -1);
                Map<String, ?> header = Json.readObject(decode(jwt[0]));
                Map<String, ?> claims = Json.readObject(decode(jwt[1]));
                Map<String, ?> jwk = Json.object(header.get("jwk")).orElseThrow();
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec("secp256r1"));
                PublicKey publicKey = KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")),
                                curve.getParameterSpec(ECParameterSpec.class)));
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initVerify(publicKey);
                signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
                return signature.verify(Base64.getUrlDecoder().decode(jwt[2]))
                        && Arrays.equals(publicKey.getEncoded(), key.getPublic().getEncoded())
                        && "dpop+jwt".equals(header.get("typ")) && "POST".equals(claims.get("htm"))
                        && (aws.uri() + "/v1/token").equals(claims.get("htu"))
                        && String.valueOf(time.now().getEpochSecond()).equals(String.valueOf(claims.get("iat")));
            } catch (NotJson | GeneralSecurityException e) {
                return false;
            }
        }

        private static String decode(String part) {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        }

        private static BigInteger number(Map<String, ?> jwk, String name) {
            return new BigInteger(1, Base64.getUrlDecoder().decode(String.valueOf(jwk.get(name))));
        }

        @Test
        void oneThatHasEndedNamesTheCommand() {
            login("2026-03-01T11:00:00Z");
            aws.answer("POST /v1/token", _ -> LocalServer.status(401));

            assertThat(failure().kind()).isEqualTo(Kind.LOGIN_NEEDED);
            assertThat(failure().text()).contains("aws login --profile work");
        }
    }
}
