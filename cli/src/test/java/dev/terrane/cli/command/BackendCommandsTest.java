package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Console;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.s3.S3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendCommandsTest {
    @TempDir
    private Path folder;
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .account("111111111111", account -> account.user("alice", user -> user.allow("s3:*", "sts:*"))).start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void bootstrapMakesTheBucketsOfAllUnits() throws IOException {
        unit("live/vpc", "one");
        unit("live/app", "two");
        unit("live/web", "two");
        unit("elsewhere", "other");

        assertThat(console().run("backend bootstrap --all --non-interactive --working-dir live")).isZero();
        assertThat(sandbox.buckets()).extracting(S3.Contents::bucket).containsExactlyInAnyOrder("one", "two");
        assertThat(sandbox.requests()).filteredOn(request -> request.is("s3:CreateBucket")).hasSize(2);
    }

    @Test
    void nothingIsMadeWhereAUnitCannotBeRead() throws IOException {
        unit("vpc", "one");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/terragrunt.hcl"), "iam_role = local.nothing\n");
        Console console = console();

        assertThat(console.run("backend bootstrap --all --non-interactive")).isEqualTo(1);
        assertThat(console.err()).contains("broken", "local.nothing");
        assertThat(sandbox.buckets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend delete", "backend migrate a b", "backend delete --all"})
    void whatIsNotBuiltIsRefusedByItsName(String line) {
        Console console = console();

        assertThat(console.run(line)).isEqualTo(1);
        assertThat(console.err()).contains("backend");
    }

    private void unit(String path, String bucket) throws IOException {
        Files.createDirectories(folder.resolve(path));
        Files.writeString(folder.resolve(path).resolve("terragrunt.hcl"), """
                remote_state {
                  backend = "s3"
                  config  = { bucket = "%s", key = "k", region = "eu-west-1" }
                }
                """.formatted(bucket));
    }

    private Console console() {
        AccessKey key = sandbox.accessKey("111111111111", "alice");
        return new Console("terragrunt", folder,
                Map.of("AWS_ENDPOINT_URL", sandbox.endpoint().toString(), "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", key.id(), "AWS_SECRET_ACCESS_KEY", key.secret()));
    }
}
