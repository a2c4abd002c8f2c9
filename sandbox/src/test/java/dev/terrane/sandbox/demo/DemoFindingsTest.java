package dev.terrane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The demo believes itself only when every claim holds. */
class DemoFindingsTest {
    private final Sandbox sandbox = DemoWorld.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void put(String role, DemoWorld.Target target, String key) {
        try (S3Client s3 = new Clients(sandbox).s3(Clients.of(sandbox.session(role, "it", Duration.ofHours(1))))) {
            s3.putObject(request -> request.bucket(target.stateBucket()).key(key), RequestBody.fromString("{}"));
        }
    }

    private void applyAll() {
        DemoWorld.TARGETS.forEach(target -> put(target.deployRole(), target, DemoRepository.stateKey(target)));
    }

    private DemoFindings findings() {
        return DemoFindings.of(sandbox, List.of(folder));
    }

    @Test
    void eachAccountSawItsOwnRoleAndHoldsItsOwnState() {
        applyAll();
        assertThat(findings().hold()).isTrue();
        assertThat(findings().accounts().getLast()).satisfies(prod -> {
            assertThat(prod.target()).isEqualTo(DemoWorld.PROD);
            assertThat(prod.identities()).containsExactly("arn:aws:sts::444444444444:assumed-role/terrane-deploy");
            assertThat(prod.states()).containsExactly("prod/app/terraform.tfstate");
        });
    }

    @Test
    void aMissingStateIsNoticed() {
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void aLockLeftBehindIsNoticed() {
        applyAll();
        put(DemoWorld.DEV.deployRole(), DemoWorld.DEV, DemoRepository.stateKey(DemoWorld.DEV) + ".tflock");
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void aStrangerInAnAccountIsNoticed() {
        applyAll();
        try (S3Client s3 = new Clients(sandbox)
                .s3(Clients.of(sandbox.session(DemoWorld.DEV.planRole(), "it", Duration.ofHours(1))))) {
            s3.listObjectsV2(request -> request.bucket(DemoWorld.DEV.stateBucket()));
        }
        assertThat(findings().hold()).isFalse();
    }

    @Test
    void aSecretOnDiskIsNoticed() throws IOException {
        applyAll();
        String secret = sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER).secret();
        Path leak = Files.writeString(folder.resolve("debug.log"), "key=" + secret + "\n");
        assertThat(findings().leaks()).singleElement()
                .satisfies(found -> assertThat(found.place()).isEqualTo(leak.toString()));
        assertThat(findings().hold()).isFalse();
        assertThat(findings().toString()).doesNotContain(secret);
    }

    @Test
    void theRepositoryIsWrittenAsUsersWriteTheirs() throws IOException {
        DemoRepository.write(folder);
        assertThat(folder.resolve("prod/app/terragrunt.hcl")).content()
                .contains("iam_role = \"arn:aws:iam::444444444444:role/terrane-deploy\"");
        assertThat(folder.resolve("dev/app/terragrunt.hcl")).content().doesNotContain("iam_role");
        assertThat(folder.resolve("stage/account.hcl")).content().contains("id   = \"333333333333\"");
        assertThat(folder.resolve("root.hcl")).content().contains("\"terrane-demo-state-${local.account.id}\"");
        assertThat(folder.resolve("modules/app/main.tf")).exists();
    }
}
