package dev.terrane.run.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendConfigTest {
    private static final Source FILE = Source.of("terragrunt.hcl", "remote_state {}\n");

    @Test
    void settingsThatOnlySpeakToTerragruntAreKeptFromTerraform() {
        RemoteState state = state("s3", Map.of("bucket", Value.string("b"), "encrypt", Value.string("true"),
                "skip_bucket_versioning", Value.TRUE, "s3_bucket_tags", Value.EMPTY_OBJECT, "lock_table",
                Value.string("t")));

        assertThat(BackendConfig.settings(state)).isEqualTo(
                Map.of("bucket", Value.string("b"), "encrypt", Value.TRUE, "dynamodb_table", Value.string("t")));
    }

    @Test
    void anotherBackendKeepsAllItHas() {
        RemoteState state = state("consul", Map.of("skip_bucket_versioning", Value.TRUE));

        assertThat(BackendConfig.settings(state)).containsKey("skip_bucket_versioning");
    }

    @Test
    void initArgumentsSayEverythingInOneWordEach() {
        RemoteState state = state("s3", Map.of("key", Value.string("a b\"c"), "max_retries", Value.number(3),
                "assume_role", Value.object(Map.of("role_arn", Value.string("arn"), "tags",
                        Value.tuple(Value.string("x"), Value.TRUE)))));

        assertThat(BackendConfig.initArguments(state)).isEqualTo(List.of(
                "-backend-config=assume_role={role_arn=\"arn\",tags=[\"x\",true]}", "-backend-config=key=a b\"c",
                "-backend-config=max_retries=3"));
    }

    private static RemoteState state(String backend, Map<String, Value> config) {
        return new RemoteState(backend, Value.object(config), false, false, Optional.empty(), Optional.empty(), false,
                FILE.range(FILE.line(1)));
    }
}
