package dev.terrane.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.session.Credentials;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The AWS SDK's own signer is the judge. */
class SigV4Test {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "Version=2011-06-15&Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A1&Name=%C3%A4";

    @ParameterizedTest
    @CsvSource({"https://sts.eu-central-1.amazonaws.com/,eu-central-1,", "http://127.0.0.1:5000/,us-east-1,",
        "https://sts.cn-north-1.amazonaws.com.cn/,cn-north-1,FwoGZXIvYXdzE/token+with/signs==",
        "https://sts.example.com:8443/,us-gov-west-1,token"})
    void signsByteForByteAsTheSdkDoes(URI uri, String region, String token) {
        Credentials credentials = new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                Optional.ofNullable(token), Optional.empty());
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

        Map<String, String> signed = SigV4.sign(uri, headers, BODY, credentials, region, NOW);

        assertThat(signed.get("Authorization")).isEqualTo(bySdk(uri, headers, credentials, region));
    }

    private static String bySdk(URI uri, Map<String, String> headers, Credentials credentials, String region) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(uri);
        headers.forEach(request::putHeader);
        AwsCredentialsIdentity identity = credentials.sessionToken()
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(credentials.accessKeyId(),
                        credentials.secretAccessKey(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(credentials.accessKeyId(),
                        credentials.secretAccessKey()));
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity).request(request.build())
                        .payload(() -> new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request().firstMatchingHeader("Authorization").orElseThrow();
    }
}
