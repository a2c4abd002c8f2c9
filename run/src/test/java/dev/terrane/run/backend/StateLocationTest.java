package dev.terrane.run.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings are written `name=value;name=value`, variables likewise. */
class StateLocationTest {
    private static final Path COPY = Path.of("/copy");
    private static final Source FILE = Source.of("terragrunt.hcl", "remote_state {}\n");

    @ParameterizedTest
    @CsvSource({"'', default, /copy/terraform.tfstate", "path=x/y.tfstate, default, /copy/x/y.tfstate",
        "path=/abs.tfstate, default, /abs.tfstate", "'', blue, /copy/terraform.tfstate.d/blue/terraform.tfstate",
        "workspace_dir=w, blue, /copy/w/blue/terraform.tfstate",
        "path=/abs.tfstate, blue, /copy/terraform.tfstate.d/blue/terraform.tfstate"})
    void aLocalStateIsAFile(String settings, String workspace, Path file) {
        assertThat(location("local", settings, workspace, "")).isEqualTo(new StateLocation.LocalFile(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bucket=b;key=k;region=eu-west-1 | default | ' ' | https://b.s3.eu-west-1.amazonaws.com/k",
        "bucket=b;key=/k/s;region=cn-north-1 | default | ' ' | https://b.s3.cn-north-1.amazonaws.com.cn/k/s",
        "bucket=b;key=k;region=eu-west-1;encrypt=true;kms_key_id=arn:aws:kms:eu-west-1:1:key/k | default | ' ' | https://b.s3.eu-west-1.amazonaws.com/k",
        "bucket=b;key=k;region=eu-west-1;encrypt=true | default | AWS_SSE_CUSTOMER_KEY= | https://b.s3.eu-west-1.amazonaws.com/k",
        "bucket=b;key=k;region=eu-west-1 | blue | ' ' | https://b.s3.eu-west-1.amazonaws.com/env%3A/blue/k",
        "bucket=b;key=k;region=eu-west-1;workspace_key_prefix=p | blue | ' ' | https://b.s3.eu-west-1.amazonaws.com/p/blue/k",
        "bucket=b;key=k | default | AWS_REGION=eu-north-1 | https://b.s3.eu-north-1.amazonaws.com/k",
        "bucket=b.c;key=k;region=eu-west-1 | default | ' ' | https://s3.eu-west-1.amazonaws.com/b.c/k",
        "bucket=b;key=k;region=eu-west-1;use_path_style=true | default | ' ' | https://s3.eu-west-1.amazonaws.com/b/k",
        "bucket=b;key=a b+c;region=eu-west-1 | default | ' ' | https://b.s3.eu-west-1.amazonaws.com/a%20b%2Bc",
        "bucket=b;key=k;region=r;endpoint=minio.example:9000 | default | ' ' | https://b.minio.example:9000/k",
        "bucket=b;key=k;region=r | default | AWS_ENDPOINT_URL_S3=http://127.0.0.1:5000/ | http://127.0.0.1:5000/b/k"})
    void aStateInS3IsAnObject(String settings, String workspace, String environment, String address) {
        assertThat(location("s3", settings, workspace, environment)).isInstanceOfSatisfying(
                StateLocation.S3Object.class,
                object -> assertThat(object.place().address(object.key())).hasToString(address));
    }

    @ParameterizedTest
    @CsvSource({"gcs, bucket=b, ''", "s3, bucket=b;key=k, ''", "s3, key=k;region=r, ''",
        "s3, bucket=b;key=k;region=r;sse_customer_key=x, ''", "s3, bucket=b;key=k;region=r;access_key=x, ''",
        "s3, bucket=b;key=k;region=r;profile=p;role_arn=a, ''", "local, '', TF_ENCRYPTION=x",
        "s3, bucket=b;key=k;region=r, AWS_SSE_CUSTOMER_KEY=x",
        "s3, bucket=b;key=k;region=r;encrypt=true;kms_key_id=a, AWS_SSE_CUSTOMER_KEY=x",
        "s3, bucket=b;key=k;region=r, AWS_USE_FIPS_ENDPOINT=true"})
    void theRestIsLeftToTerraform(String backend, String settings, String environment) {
        assertThat(location(backend, settings, "default", environment)).isEqualTo(new StateLocation.Elsewhere());
    }

    @Test
    void anEncryptedStateIsLeftToTofu() {
        RemoteState state = new RemoteState("local", Value.EMPTY_OBJECT, false, false, Optional.empty(),
                Optional.of(Value.object(Map.of("key_provider", Value.string("pbkdf2")))), false,
                FILE.range(FILE.line(1)));

        assertThat(StateLocation.of(state, COPY, "default", Map.of())).isEqualTo(new StateLocation.Elsewhere());
    }

    private static StateLocation location(String backend, String settings, String workspace, String environment) {
        Map<String, Value> values = new TreeMap<>();
        pairs(settings).forEach((name, value) -> values.put(name, Value.string(value)));
        RemoteState state = new RemoteState(backend, Value.object(values), false, false, Optional.empty(),
                Optional.empty(), false, FILE.range(FILE.line(1)));
        return StateLocation.of(state, COPY, workspace, pairs(environment));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        Arrays.stream(text.split(";", -1)).filter(pair -> pair.contains("=")).forEach(
                pair -> pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        return pairs;
    }
}
