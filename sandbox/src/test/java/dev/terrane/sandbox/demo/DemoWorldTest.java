package dev.terrane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The demo's promises: the user may only assume roles; the deploy role writes state, the plan role only reads it. */
class DemoWorldTest {
    static List<DemoWorld.Target> targets() {
        return DemoWorld.TARGETS;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTargetIsWrittenByItsDeployRoleAlone(DemoWorld.Target target) {
        try (Sandbox sandbox = DemoWorld.start()) {
            AwsCredentials user = Clients.of(sandbox.accessKey(DemoWorld.SECURITY_ACCOUNT, DemoWorld.USER));
            Clients clients = new Clients(sandbox);
            try (StsClient sts = clients.sts(user);
                    S3Client own = clients.s3(user);
                    S3Client deploy = clients.s3(assume(sts, target.deployRole()));
                    S3Client plan = clients.s3(assume(sts, target.planRole()))) {
                put(deploy, target);
                assertThat(plan.getObjectAsBytes(request -> request.bucket(target.stateBucket()).key("k"))
                        .asUtf8String()).isEqualTo("state");
                assertThatThrownBy(() -> put(plan, target)).hasMessageContaining("not authorized");
                assertThatThrownBy(() -> put(own, target)).hasMessageContaining("Access Denied");
            }
            assertThat(sandbox.buckets()).filteredOn(bucket -> !bucket.keys().isEmpty()).singleElement()
                    .satisfies(bucket -> assertThat(bucket.account()).isEqualTo(target.account()));
        }
    }

    private static AwsCredentials assume(StsClient sts, String role) {
        return Clients.of(sts.assumeRole(request -> request.roleArn(role).roleSessionName("demo")).credentials());
    }

    private static void put(S3Client s3, DemoWorld.Target target) {
        s3.putObject(request -> request.bucket(target.stateBucket()).key("k"), RequestBody.fromString("state"));
    }
}
