package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program that is run sees of AWS. */
class ChildTest {
    private static SandboxWorld world;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void start() {
        world = new SandboxWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void write() {
        bench = new Workbench(folder).in(world).standIn().file("terragrunt.hcl", "").file("main.tf", "")
                .with("AWS_PROFILE", "mine").with("AWS_DEFAULT_PROFILE", "mine").with("AWS_ROLE_ARN", "arn")
                .with("AWS_ROLE_SESSION_NAME", "name").with("AWS_WEB_IDENTITY_TOKEN_FILE", "/token")
                .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/").with("AWS_MAX_ATTEMPTS", "2");
    }

    private Map<String, String> seen() throws IOException {
        return Files.readAllLines(bench.started()).stream().map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void withARoleItIsThatRoleAndNothingElse() throws IOException {
        Outcome outcome = bench.terragrunt("").run("apply", "--terragrunt-iam-role",
                AwsWorld.role(AwsWorld.TARGETS.getFirst()));

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        Map<String, String> seen = seen();
        assertThat(seen).containsOnlyKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
                "AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_ENDPOINT_URL", "AWS_REGION",
                "AWS_EC2_METADATA_DISABLED", "AWS_MAX_ATTEMPTS");
        assertThat(seen.get("AWS_ACCESS_KEY_ID")).startsWith("ASIA");
        assertThat(world.secrets()).extracting(secret -> secret.value()).contains(seen.get("AWS_SECRET_ACCESS_KEY"),
                seen.get("AWS_SESSION_TOKEN"));
    }

    @Test
    void withoutARoleNothingIsTouched() throws IOException {
        Outcome outcome = bench.terragrunt("").run("apply");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(seen()).containsExactlyInAnyOrderEntriesOf(bench.environment().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("AWS_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
