package dev.terrane.aws.doctor;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.EXTERNAL;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.doctor.Finding.State;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path home;

    private TestWorld world;
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        world = new TestWorld(home).patience(TestWorld.SHORT);
        sandbox = Accounts.sandbox(world.time().clock());
        world.user(sandbox, SECURITY, "alice");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private List<Finding> examine(RoleSettings... units) {
        try (AwsIdentities identities = world.identities()) {
            return identities.doctor().examine(Stream.of(units)
                    .map(unit -> identities.plan(UNIT, world.layers(unit), AuthAnswer.NOTHING, APPLY)).toList());
        }
    }

    private static Finding of(List<Finding> findings, String subject) {
        return findings.stream().filter(finding -> finding.subject().equals(subject)).findFirst().orElseThrow();
    }

    @Test
    void whatIsGoodIsSaidWithWhereItComesFrom() {
        List<Finding> findings = examine(role(DEPLOY_DEV), role(DEPLOY_DEV));

        assertThat(findings).hasSize(4).allMatch(finding -> finding.state() == State.GOOD);
        assertThat(of(findings, "base").detail())
                .isEqualTo("arn:aws:iam::111111111111:user/alice in partition aws, from"
                        + " the environment (AWS_ACCESS_KEY_ID)");
        assertThat(of(findings, "sts").detail()).contains(sandbox.endpoint().toString(), "region eu-central-1");
        assertThat(of(findings, DEPLOY_DEV).detail()).contains("assumed-role/deploy/",
                "named by prod/terragrunt.hcl:3");
    }

    @Test
    @Timeout(60)
    void allRolesAreTriedAtOnce() throws Exception {
        world.patience(Patience.USUAL);
        sandbox.faults().always("sts:AssumeRole", Fault.hang());
        FutureTask<List<Finding>> examination = new FutureTask<>(
                () -> examine(role(DEPLOY_DEV), role(DEPLOY_PROD), role(HUB)));
        Thread.ofVirtual().start(examination);

        sandbox.faults().awaitHanging(3);
        sandbox.faults().clear();

        assertThat(examination.get()).hasSize(6).allMatch(finding -> finding.state() == State.GOOD);
    }

    @Test
    void aRefusalIsTakenApart() {
        List<Finding> findings = examine(role(NOBODY), role(EXTERNAL),
                role(DEPLOY_DEV, Fields.TAGS, Map.of("team", "x")), role(DEPLOY_DEV, Fields.DURATION, 7200));

        assertThat(of(findings, NOBODY).state()).isEqualTo(State.BROKEN);
        assertThat(of(findings, NOBODY).likely()).startsWith("trust policy", "external id");
        assertThat(findings.get(5).likely()).startsWith("session tags");
        assertThat(findings.get(6).likely()).containsExactly("duration");
        assertThat(findings.get(6).advice()).anyMatch(line -> line.contains("the role's own maximum"));
    }

    @Test
    void aBrokenHopIsNamedAsTheChains() {
        assertThat(of(examine(role(HUB, Fields.CHAIN, List.of(NOBODY))), HUB).likely()).startsWith("chain");
    }

    @Test
    void aWrongClockIsSeenThoughItIsMadeUpFor() {
        sandbox.faults().clockAhead(Duration.ofMinutes(2));

        Finding clock = of(examine(), "clock");

        assertThat(clock.state()).isEqualTo(State.DOUBTFUL);
        // the header Date tells whole seconds, and some pass on the way
        assertThat(clock.detail()).containsPattern("\\b1(1[0-9]|20) s behind AWS");
    }

    @Test
    void withoutABaseTheRestIsStillExamined() {
        world.unset("AWS_ACCESS_KEY_ID").unset("AWS_SECRET_ACCESS_KEY");

        List<Finding> findings = examine(role(DEPLOY_DEV));

        assertThat(of(findings, "base").state()).isEqualTo(State.BROKEN);
        assertThat(of(findings, "base").detail()).contains("no AWS credentials were found");
        assertThat(of(findings, DEPLOY_DEV).state()).isEqualTo(State.BROKEN);
    }
}
