package dev.terrane.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** A session policy narrows what the role may do, and never widens it. */
class SessionPolicyTest {
    private static final String ACCOUNT = "111111111111";
    private static final String READ = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"ssm:Get*\",\"s3:*\"],\"Resource\":\"*\"}}";

    private final Sandbox sandbox = Sandbox.builder()
            .account(ACCOUNT, account -> account.user("alice", user -> user.allow("sts:*")).policy("read", READ)
                    .role("deploy", role -> role.trust(Trust.of(ACCOUNT)).allow("ssm:*")))
            .start();
    private final Clients clients = new Clients(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private SsmClient session(Consumer<AssumeRoleRequest.Builder> narrowed) {
        try (StsClient sts = clients.sts(Clients.of(sandbox.accessKey(ACCOUNT, "alice")))) {
            return clients.ssm(Clients.of(sts.assumeRole(request -> {
                request.roleArn("arn:aws:iam::111111111111:role/deploy").roleSessionName("it");
                narrowed.accept(request);
            }).credentials()));
        }
    }

    private static void put(SsmClient ssm) {
        ssm.putParameter(request -> request.name("x").value("v").type(ParameterType.STRING).overwrite(true));
    }

    @Test
    void anInlinePolicyLeavesOnlyWhatBothAllow() {
        try (SsmClient whole = session(_ -> {
        }); SsmClient narrow = session(request -> request.policy(READ))) {
            put(whole);
            assertThat(narrow.getParameter(request -> request.name("x")).parameter().value()).isEqualTo("v");
            assertThatThrownBy(() -> put(narrow))
                    .hasMessageContaining("because no session policy allows the ssm:PutParameter action");
        }
        assertThat(sandbox.requests()).anySatisfy(
                request -> assertThat(request.parameters()).containsEntry("Policy", READ));
    }

    @Test
    void aManagedPolicyDoesTheSame() {
        try (SsmClient narrow = session(
                request -> request.policyArns(
                        PolicyDescriptorType.builder().arn("arn:aws:iam::111111111111:policy/read").build()))) {
            assertThatThrownBy(() -> put(narrow)).hasMessageContaining("no session policy allows");
        }
    }
}
