package dev.terrane.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request's bucket and key stand. */
class TargetTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", value = {"127.0.0.1:4566, /, '', ''", "127.0.0.1:4566, /bucket, bucket, ''",
        "127.0.0.1:4566, /bucket/, bucket, ''", "localhost:4566, /bucket/a/b%20c+d, bucket, a/b c+d",
        "bucket.localhost:4566, /a/b, bucket, a/b", "bucket.localhost, /, bucket, ''",
        "my.bucket.s3.localhost:1, /k, my.bucket, k", "127.0.0.1, /bucket//k, bucket, /k"})
    void isFoundInPathOrHost(String host, String path, String bucket, String key) {
        HttpRequest request = new HttpRequest("GET", path, "", Headers.of("Host", host), Bytes.NONE);
        assertThat(Target.of(request)).isEqualTo(new Target(bucket, key));
    }
}
