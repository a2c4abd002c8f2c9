package dev.terrane.sandbox.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests that the AWS SDK signs are believed; whatever is changed in one afterwards, it is not. */
class SignatureVerifierTest {
    private static final AccessKey KEY = new AccessKey("AKIAAAAAAAAAAAAAAAAA", "secret");
    private static final User USER = new User("arn:aws:iam::111111111111:user/alice", "111111111111", "alice", "AIDA",
            Map.of(), List.of(), List.of(KEY), List.of());
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final AwsCredentialsIdentity ALICE = AwsCredentialsIdentity.create(KEY.id(), KEY.secret());

    private final TestClock clock = new TestClock();
    private final Directory directory = new Directory(List.of(new Account("111111111111", "aws",
            Map.of("alice", USER), Map.of(), List.of(), Map.of(), Set.of())));
    private final SignatureVerifier verifier = new SignatureVerifier(directory, clock);

    private HttpRequest signed(String uri, String body, AwsCredentialsIdentity by,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> options) {
        SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(URI.create(uri))
                .putHeader("Content-Length", String.valueOf(body.length())).putHeader("X-Test", "a  b").build();
        SignedRequest signed = AwsV4HttpSigner.create().sign(builder -> {
            builder.request(request).payload(ContentStreamProvider.fromUtf8String(body)).identity(by)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock);
            options.accept(builder);
        });
        List<Headers.Field> fields = new ArrayList<>();
        signed.request().forEachHeader(
                (name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        try (InputStream payload = signed.payload().orElseThrow().newStream()) {
            return new HttpRequest("PUT", signed.request().encodedPath(),
                    signed.request().encodedQueryParameters().orElse(""), new Headers(fields),
                    Bytes.of(payload.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest plain() {
        return signed("http://localhost/bucket/a%20b?x=1&y", "content", ALICE, _ -> {
        });
    }

    private static void chunked(SignRequest.Builder<AwsCredentialsIdentity> options) {
        options.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true)
                .putProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
    }

    private SignatureProblem problem(HttpRequest request) {
        return catchThrowableOfType(SignatureException.class, () -> verifier.verify(request, SKEW)).problem();
    }

    private static HttpRequest with(HttpRequest request, String name, UnaryOperator<String> change) {
        return new HttpRequest(request.method(), request.rawPath(), request.rawQuery(),
                new Headers(request.headers().fields().stream()
                        .map(field -> field.name().equalsIgnoreCase(name)
                                ? new Headers.Field(field.name(), change.apply(field.value()))
                                : field)
                        .toList()),
                request.body());
    }

    @Test
    void theSignerIsKnownByItsKey() {
        SignatureVerifier.Verified verified = verifier.verify(plain(), SKEW);
        assertThat(verified.caller().arn()).isEqualTo(USER.arn());
        assertThat(verified.request().text()).isEqualTo("content");
    }

    @Test
    void nothingThatWasSignedCanBeChanged() {
        HttpRequest good = plain();
        List<HttpRequest> changed = List.of(
                new HttpRequest("GET", good.rawPath(), good.rawQuery(), good.headers(), good.body()),
                new HttpRequest("PUT", good.rawPath() + "c", good.rawQuery(), good.headers(), good.body()),
                new HttpRequest("PUT", good.rawPath(), "x=2&y", good.headers(), good.body()),
                new HttpRequest("PUT", good.rawPath(), good.rawQuery(), good.headers(), Bytes.utf8("other")),
                with(good, "X-Test", value -> value + "c"), with(good, "Host", _ -> "elsewhere"),
                with(good, "Authorization", value -> value.substring(0, value.length() - 1) + "-"));
        assertThat(changed)
                .allSatisfy(request -> assertThat(problem(request)).isInstanceOf(SignatureProblem.Mismatch.class));
        assertThat(verifier.verify(with(good, "X-Test", _ -> "a b"), SKEW).caller().arn()).isEqualTo(USER.arn());
    }

    @Test
    void chunksAreTakenApartAndTheirChecksumBecomesAHeader() {
        String body = "0123456789".repeat(40_000);
        HttpRequest request = signed("http://localhost/bucket/k", body, ALICE, SignatureVerifierTest::chunked);
        assertThat(request.header("x-amz-content-sha256")).contains("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        SignatureVerifier.Verified verified = verifier.verify(request, SKEW);
        assertThat(verified.request().text()).isEqualTo(body);
        assertThat(verified.request().header("x-amz-checksum-crc32"))
                .contains(Checksum.CRC32.compute(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void unsignedChunksAreTakenApartToo() {
        HttpRequest request = signed("https://localhost/bucket/k", "content", ALICE, options -> {
            chunked(options);
            options.putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false);
        });
        assertThat(request.header("x-amz-content-sha256")).contains("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        assertThat(verifier.verify(request, SKEW).request().text()).isEqualTo("content");
    }

    @Test
    void aChunkThatWasChangedOrCutOffIsNotBelieved() {
        HttpRequest request = signed("http://localhost/bucket/k", "content", ALICE, SignatureVerifierTest::chunked);
        HttpRequest changed = new HttpRequest("PUT", request.rawPath(), request.rawQuery(), request.headers(),
                Bytes.utf8(request.text().replace("content", "contend")));
        HttpRequest cut = new HttpRequest("PUT", request.rawPath(), request.rawQuery(), request.headers(),
                request.body().slice(0, 5));
        assertThat(problem(changed)).isInstanceOf(SignatureProblem.Mismatch.class);
        assertThat(problem(cut)).isInstanceOf(SignatureProblem.Malformed.class);
    }

    @Test
    void withoutASignatureOrWithAnotherKindOfOneNobodyIsKnown() {
        HttpRequest good = plain();
        HttpRequest unsigned = new HttpRequest("PUT", good.rawPath(), good.rawQuery(), Headers.NONE, good.body());
        assertThat(problem(unsigned)).isInstanceOf(SignatureProblem.Missing.class);
        assertThat(problem(with(good, "Authorization", _ -> "Bearer x")))
                .isInstanceOf(SignatureProblem.Malformed.class);
    }

    @Test
    void aSignatureIsGoodForSomeMinutesEitherWay() {
        HttpRequest request = plain();
        clock.advance(SKEW);
        verifier.verify(request, SKEW);
        clock.advance(Duration.ofSeconds(1));
        assertThat(problem(request)).isInstanceOf(SignatureProblem.Skewed.class);
        clock.advance(SKEW.negated().multipliedBy(2).minusSeconds(3));
        assertThat(problem(request)).isInstanceOf(SignatureProblem.Skewed.class);
    }

    @Test
    void aSessionIsKnownByItsTokenUntilItEnds() {
        Instant ends = clock.instant().plus(Duration.ofMinutes(1));
        directory.register(new Session("ASIAAAAAAAAAAAAAAAAA", "session-secret", "token", clock.instant(), ends, USER,
                Optional.empty(), Map.of(), Set.of(), Optional.empty(), false, List.of(), Optional.empty()));
        HttpRequest request = signed("http://localhost/bucket/k", "content",
                AwsSessionCredentialsIdentity.create("ASIAAAAAAAAAAAAAAAAA", "session-secret", "token"), _ -> {
                });
        assertThat(verifier.verify(request, SKEW).caller().accessKeyId()).isEqualTo("ASIAAAAAAAAAAAAAAAAA");
        assertThat(problem(with(request, "X-Amz-Security-Token", _ -> "other")))
                .isInstanceOf(SignatureProblem.WrongToken.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(problem(request)).isInstanceOf(SignatureProblem.Expired.class);
    }

    @Test
    void aStaleTokenBesideALongLivedKeyIsRefused() {
        HttpRequest request = signed("http://localhost/bucket/k", "content",
                AwsSessionCredentialsIdentity.create(KEY.id(), KEY.secret(), "left over"), _ -> {
                });
        assertThat(problem(request)).isInstanceOf(SignatureProblem.WrongToken.class);
    }
}
