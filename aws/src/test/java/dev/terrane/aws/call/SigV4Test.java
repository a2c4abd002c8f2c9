package dev.terrane.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.http.Http;
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
import org.junit.jupiter.params.provider.ValueSource;
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
    void signsFormsByteForByteAsTheSdkDoes(URI uri, String region, String token) {
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

        signsAsTheSdk(new SigV4.Scope("sts", region), Http.Call.post(uri, headers, BODY), token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://states.s3.eu-west-1.amazonaws.com/live/vpc/terraform.tfstate",
        "https://s3.eu-west-1.amazonaws.com/states/a%20b/%C3%A4+b/terraform.tfstate",
        "http://127.0.0.1:9000/states?versioning", "http://127.0.0.1:9000/states?max-keys=2&list-type=2&prefix=a%2Fb"})
    void signsObjectsByteForByteAsTheSdkDoes(URI uri) {
        signsAsTheSdk(new SigV4.Scope("s3", "eu-west-1"), Http.Call.get(uri, Map.of()), "token");
    }

    private static void signsAsTheSdk(SigV4.Scope scope, Http.Call call, String token) {
        Credentials credentials = new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                Optional.ofNullable(token), Optional.empty());

        Map<String, String> signed = SigV4.sign(scope, call, credentials, NOW);

        assertThat(signed.get("Authorization")).isEqualTo(bySdk(scope, call, credentials));
    }

    private static String bySdk(SigV4.Scope scope, Http.Call call, Credentials credentials) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method())).uri(call.uri());
        call.headers().forEach(request::putHeader);
        AwsCredentialsIdentity identity = credentials.sessionToken()
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(credentials.accessKeyId(),
                        credentials.secretAccessKey(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(credentials.accessKeyId(),
                        credentials.secretAccessKey()));
        byte[] body = call.body().orElse("").getBytes(StandardCharsets.UTF_8);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity).request(request.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, scope.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, scope.region())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request().firstMatchingHeader("Authorization").orElseThrow();
    }
}
