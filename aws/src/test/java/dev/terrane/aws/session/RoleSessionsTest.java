package dev.terrane.aws.session;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.CI;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.DEPLOY_PROD;
import static dev.terrane.aws.testing.Accounts.DEV;
import static dev.terrane.aws.testing.Accounts.EXTERNAL;
import static dev.terrane.aws.testing.Accounts.HERE;
import static dev.terrane.aws.testing.Accounts.HUB;
import static dev.terrane.aws.testing.Accounts.ISSUER;
import static dev.terrane.aws.testing.Accounts.MFA_ONLY;
import static dev.terrane.aws.testing.Accounts.NOBODY;
import static dev.terrane.aws.testing.Accounts.PROD;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.FakeTime;
import dev.terrane.aws.testing.LocalServer;
import dev.terrane.aws.testing.TestTerminal;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.world.Notices.Level;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of roles against the sandbox's STS, which enforces STS's rules. */
class RoleSessionsTest {
    @TempDir
    Path home;

    private TestWorld world;
    private FakeTime time;
    private Sandbox sandbox;
    private AwsIdentities identities;

    @BeforeEach
    void start() {
        world = new TestWorld(home);
        time = world.time();
        sandbox = Accounts.sandbox(time.clock());
        world.user(sandbox, SECURITY, "alice");
        identities = world.identities();
    }

    @AfterEach
    void stop() {
        identities.close();
        sandbox.close();
    }

    private Session session(RoleSettings unit) {
        return identities.session(identities.plan(UNIT, world.layers(unit), AuthAnswer.NOTHING, APPLY));
    }

    private AwsFailure failure(RoleSettings unit) {
        return catchThrowableOfType(IdentityException.class, () -> session(unit)).failure();
    }

    private List<RecordedRequest> calls(String action) {
        return sandbox.requests().stream().filter(request -> request.action().equals(action)).toList();
    }

    @Test
    void aRoleIsAssumedInTheTargetAccount() {
        Session session = session(role(DEPLOY_DEV));

        assertThat(session.credentials().sessionToken()).isPresent();
        assertThat(session.credentials().expiration()).contains(time.now().plus(Duration.ofHours(1)));
        assertThat(session.identity().account()).isEqualTo(DEV);
        assertThat(session.identity().arn())
                .isEqualTo("arn:aws:sts::222222222222:assumed-role/deploy/terragrunt-1772366400000000000");
        assertThat(session.identity().userId()).startsWith("AROA").endsWith(":terragrunt-1772366400000000000");
        assertThat(sandbox.requests()).as("no call tells more than AssumeRole itself").hasSize(1);
    }

    @Test
    void equalRequestsShareOneCallAtOnceAndLater() throws Exception {
        sandbox.faults().next(1, "sts:AssumeRole", Fault.delay(Duration.ofMillis(100)));
        List<Callable<String>> units = IntStream.range(0, 50)
                .<Callable<String>>mapToObj(_ -> () -> session(role(DEPLOY_DEV)).credentials().accessKeyId()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> keys = new ArrayList<>();
            for (Future<String> unit : threads.invokeAll(units)) {
                keys.add(unit.get());
            }
            assertThat(keys).hasSize(50).containsOnly(session(role(DEPLOY_DEV)).credentials().accessKeyId());
        }
        assertThat(calls("AssumeRole")).hasSize(1);
    }

    @Test
    void aThousandUnitsInFiveRolesMakeFiveCalls() throws Exception {
        Sandbox five = Sandbox.builder().clock(time.clock())
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*")))
                .account(DEV, account -> IntStream.range(0, 5).forEach(n -> account.role("role-" + n,
                        role -> role.trust(Trust.of("arn:aws:iam::" + SECURITY + ":root")))))
                .start();
        try (five;
                AwsIdentities many = world.user(five, SECURITY, "alice").identities();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Credentials>> units = IntStream.range(0, 1000)
                    .<Callable<Credentials>>mapToObj(n -> () -> many
                            .session(many.plan(UNIT, world.layers(role("arn:aws:iam::" + DEV + ":role/role-" + n % 5)),
                                    AuthAnswer.NOTHING, APPLY))
                            .credentials())
                    .toList();
            for (Future<Credentials> unit : threads.invokeAll(units)) {
                unit.get();
            }
            assertThat(five.requests()).hasSize(5).allMatch(request -> request.is("sts:AssumeRole"));
        }
    }

    @Test
    void whateverMakesAnotherIdentityMakesAnotherSession() {
        session(role(DEPLOY_PROD));
        session(role(DEPLOY_PROD, Fields.SESSION_NAME, "by-name"));
        session(role(DEPLOY_PROD, Fields.DURATION, 7200));
        session(role(DEPLOY_PROD, Fields.POLICY,
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
        session(role(DEPLOY_PROD, Fields.CHAIN, List.of(HUB)));

        assertThat(calls("AssumeRole")).filteredOn(call -> call.resource().equals(DEPLOY_PROD)).hasSize(5);
    }

    @Test
    void aRefusalIsNotRememberedAndNotRetriedByEachWaiter() throws Exception {
        sandbox.faults().next(1, "sts:AssumeRole", Fault.delay(Duration.ofMillis(100)));
        sandbox.faults().withdrawTrust(DEPLOY_DEV);
        List<Callable<AwsFailure>> units = IntStream.range(0, 20)
                .<Callable<AwsFailure>>mapToObj(_ -> () -> failure(role(DEPLOY_DEV))).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<AwsFailure> unit : threads.invokeAll(units)) {
                assertThat(unit.get().kind()).isEqualTo(Kind.REFUSED);
            }
        }
        int refused = calls("AssumeRole").size();
        assertThat(refused).isLessThan(20);

        sandbox.faults().restore(DEPLOY_DEV);
        assertThat(session(role(DEPLOY_DEV)).credentials().accessKeyId()).startsWith("ASIA");
        assertThat(calls("AssumeRole")).hasSize(refused + 1);
    }

    @Test
    void aRefusalSaysWhoAskedForWhatWhereItWasSaidAndWhatToCheck() {
        AwsFailure failure = failure(role(NOBODY));

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.code()).contains("AccessDenied");
        assertThat(failure.where()).contains(HERE);
        assertThat(failure.text()).contains("STS refused the role " + NOBODY, "STS said: AccessDenied: User: ",
                "asked by: arn:aws:iam::111111111111:user/alice (the environment (AWS_ACCESS_KEY_ID))",
                "set by: prod/terragrunt.hcl:3:14", "the trust policy of " + NOBODY);
    }

    @Test
    void aChainPassesThroughItsHopsAndSharesThem() {
        RoleSettings dev = role(DEPLOY_DEV, Fields.CHAIN, List.of(HUB));
        RoleSettings prod = role(DEPLOY_PROD, Fields.CHAIN, List.of(Map.of("iam_role", HUB)));

        assertThat(session(dev).identity().account()).isEqualTo(DEV);
        assertThat(session(prod).identity().account()).isEqualTo(PROD);

        assertThat(calls("AssumeRole")).extracting(RecordedRequest::resource).containsExactly(HUB, DEPLOY_DEV,
                DEPLOY_PROD);
        assertThat(calls("AssumeRole").getLast().principal()).contains("assumed-role/hub/");
    }

    @Test
    void aRefusedHopSaysWhichHopAndForWhat() {
        AwsFailure failure = failure(role(DEPLOY_DEV, Fields.CHAIN, List.of(NOBODY)));

        assertThat(failure.text()).contains("STS refused the role " + NOBODY, "on the way to: " + DEPLOY_DEV);
    }

    @Test
    void aHopHasFieldsOfItsOwn() {
        RoleSettings unit = role(DEPLOY_DEV, Fields.CHAIN,
                List.of(Map.of("iam_role", HUB, "session_name", "via-hub", "duration", 900)));

        session(unit);

        assertThat(calls("AssumeRole").getFirst().parameters()).containsEntry("RoleSessionName", "via-hub")
                .containsEntry("DurationSeconds", "900");
    }

    @Test
    void anExternalIdIsGivenAndItsLackIsExplained() {
        assertThat(failure(role(EXTERNAL)).advice()).anyMatch(line -> line.contains("external_id"));
        assertThat(session(role(EXTERNAL, Fields.EXTERNAL_ID, "secret-handshake")).identity().account())
                .isEqualTo(PROD);
    }

    @Test
    void aSessionIsRenewedWhenLessThanSixMinutesRemain() {
        Session session = session(role(DEPLOY_DEV));
        String first = session.credentials().accessKeyId();

        time.pass(Duration.ofMinutes(53));
        assertThat(session.credentials().accessKeyId()).isEqualTo(first);
        time.pass(Duration.ofMinutes(2));
        assertThat(session.credentials().accessKeyId()).isNotEqualTo(first);
        assertThat(session.credentials().expiration()).contains(time.now().plus(Duration.ofHours(1)));
        assertThat(calls("AssumeRole")).hasSize(2);
    }

    @Test
    void aShortSessionIsRenewedAtHalfOfItsLife() {
        sandbox.faults().sessionsLive(Duration.ofMinutes(4));
        Session session = session(role(DEPLOY_DEV));
        String first = session.credentials().accessKeyId();

        time.pass(Duration.ofSeconds(119));
        assertThat(session.credentials().accessKeyId()).isEqualTo(first);
        time.pass(Duration.ofSeconds(2));
        assertThat(session.credentials().accessKeyId()).isNotEqualTo(first);
    }

    @Test
    void aRenewalThatFailsIsTriedAgainWhileTheOldSessionLivesAndSaidOnce() {
        Session session = session(role(DEPLOY_DEV));
        String first = session.credentials().accessKeyId();
        sandbox.faults().withdrawTrust(DEPLOY_DEV);

        for (int minute = 55; minute < 60; minute++) {
            time.pass(Duration.ofMinutes(minute == 55 ? 55 : 1));
            assertThat(session.credentials().accessKeyId()).isEqualTo(first);
        }
        assertThat(calls("AssumeRole").size()).isBetween(4, 7);
        assertThat(world.notices().of(Level.WARN)).singleElement().asString().contains("could not be renewed yet",
                DEPLOY_DEV);

        time.pass(Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(IdentityException.class, session::credentials).failure().kind())
                .isEqualTo(Kind.REFUSED);
        sandbox.faults().restore(DEPLOY_DEV);
        assertThat(session.credentials().accessKeyId()).isNotEqualTo(first);
    }

    @Test
    void aBaseThatExpiresInMidRunIsSaidToWhileTheSessionLives() {
        dev.terrane.sandbox.iam.Session hub = sandbox.session(HUB, "me", Duration.ofMinutes(30));
        world.set("AWS_ACCESS_KEY_ID", hub.accessKeyId()).set("AWS_SECRET_ACCESS_KEY", hub.secret())
                .set("AWS_SESSION_TOKEN", hub.token());
        identities = world.identities();
        Session session = session(role(DEPLOY_DEV));
        String first = session.credentials().accessKeyId();

        time.pass(Duration.ofMinutes(55));
        assertThat(session.credentials().accessKeyId()).isEqualTo(first);
        assertThat(world.notices().of(Level.WARN)).singleElement().asString().contains("could not be renewed yet");
        time.pass(Duration.ofMinutes(5));

        AwsFailure failure = catchThrowableOfType(IdentityException.class, session::credentials).failure();
        assertThat(failure.kind()).isEqualTo(Kind.BASE_EXPIRED);
        assertThat(failure.text()).contains("ExpiredToken", "log in again");
    }

    @Test
    void aHundredSlowRolesAreObtainedAFewAtATime() throws Exception {
        try (Sandbox many = Sandbox.builder().clock(time.clock())
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*")))
                .account(DEV, account -> IntStream.range(0, 100).forEach(n -> account.role("role-" + n,
                        role -> role.trust(Trust.of("arn:aws:iam::" + SECURITY + ":root")))))
                .start();
                AwsIdentities slow = world.user(many, SECURITY, "alice").identities();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            many.faults().always("sts:AssumeRole", Fault.delay(Duration.ofMillis(20)));
            List<Callable<Credentials>> units = IntStream.range(0, 100)
                    .<Callable<Credentials>>mapToObj(n -> () -> slow
                            .session(slow.plan(UNIT, world.layers(role("arn:aws:iam::" + DEV + ":role/role-" + n)),
                                    AuthAnswer.NOTHING, APPLY))
                            .credentials())
                    .toList();
            for (Future<Credentials> unit : threads.invokeAll(units)) {
                assertThat(unit.get().accessKeyId()).startsWith("ASIA");
            }
            assertThat(many.requests()).hasSize(100);
        }
    }

    @Test
    void whoCannotComeBackGetsFreshCredentials() {
        Session session = session(role(DEPLOY_DEV));
        String first = session.credentials().accessKeyId();
        time.pass(Duration.ofMinutes(45));

        assertThat(session.credentials(Duration.ofMinutes(10)).accessKeyId()).isEqualTo(first);
        assertThat(session.credentials(Duration.ofMinutes(30)).accessKeyId()).isNotEqualTo(first);
    }

    @Test
    void theRoleThatOneAlreadyIsIsNotAssumedAgain() {
        dev.terrane.sandbox.iam.Session hub = sandbox.session(HUB, "me", Duration.ofHours(1));
        world.set("AWS_ACCESS_KEY_ID", hub.accessKeyId()).set("AWS_SECRET_ACCESS_KEY", hub.secret())
                .set("AWS_SESSION_TOKEN", hub.token());
        identities = world.identities();

        Session session = session(role(HUB));

        assertThat(session.credentials().accessKeyId()).isEqualTo(hub.accessKeyId());
        assertThat(session.identity().arn()).endsWith("assumed-role/hub/me");
        assertThat(calls("AssumeRole")).isEmpty();
        session(role(HUB, Fields.SESSION_NAME, "another-name"));
        assertThat(calls("AssumeRole")).hasSize(1);
    }

    @Test
    void moreThanAnHourIsExplainedWhereTheBaseIsItselfARole() {
        dev.terrane.sandbox.iam.Session hub = sandbox.session(HUB, "me", Duration.ofHours(1));
        world.set("AWS_ACCESS_KEY_ID", hub.accessKeyId()).set("AWS_SECRET_ACCESS_KEY", hub.secret())
                .set("AWS_SESSION_TOKEN", hub.token());
        identities = world.identities();

        AwsFailure failure = failure(role(DEPLOY_PROD, Fields.DURATION, 7200));

        assertThat(failure.kind()).isEqualTo(Kind.SETTING);
        assertThat(failure.text()).contains("itself a role", "at most 3600 seconds", "assumed-role/hub/me");
        assertThat(calls("AssumeRole")).isEmpty();
    }

    @Test
    void oneMfaCodeServesAllRolesOfARun() {
        TestTerminal terminal = new TestTerminal(() -> sandbox.mfaCode(SECURITY, "alice"), () -> {
        });
        identities = world.terminal(terminal).identities();
        String serial = sandbox.mfaSerial(SECURITY, "alice");

        assertThat(failure(role(MFA_ONLY)).advice()).anyMatch(line -> line.contains("mfa_serial"));
        assertThat(session(role(MFA_ONLY, Fields.MFA_SERIAL, serial)).identity().account()).isEqualTo(DEV);
        assertThat(session(role(DEPLOY_PROD, Fields.MFA_SERIAL, serial)).identity().account()).isEqualTo(PROD);

        assertThat(terminal.questions()).containsExactly("Code of the MFA device " + serial + ": ");
        assertThat(calls("GetSessionToken")).hasSize(1);
    }

    @Test
    void withoutATerminalAnMfaCodeComesByFlagOrByCommandOrNotAtAll() {
        String serial = sandbox.mfaSerial(SECURITY, "alice");
        AwsFailure failure = failure(role(MFA_ONLY, Fields.MFA_SERIAL, serial));
        assertThat(failure.kind()).isEqualTo(Kind.MFA);
        assertThat(failure.text()).contains("no terminal", "--mfa-token", "mfa_process");

        identities = world.mfaToken(sandbox.mfaCode(SECURITY, "alice")).identities();
        assertThat(session(role(MFA_ONLY, Fields.MFA_SERIAL, serial)).identity().account()).isEqualTo(DEV);
    }

    @Nested
    @DisplayName("A web identity token")
    class WebIdentity {
        private RoleSettings unit(String token) {
            return RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token), HERE)).build();
        }

        private String token(Duration life) {
            return sandbox.issuer(ISSUER).token("repo:infra", "sts.amazonaws.com", life);
        }

        @Test
        void asksForItselfWithoutAnyBase() {
            identities = world.unset("AWS_ACCESS_KEY_ID").unset("AWS_SECRET_ACCESS_KEY").identities();

            Session session = session(unit(token(Duration.ofMinutes(5))));

            assertThat(session.identity().arn()).contains("assumed-role/ci/");
            assertThat(sandbox.requests()).singleElement()
                    .matches(request -> request.is("sts:AssumeRoleWithWebIdentity"));
        }

        @Test
        void mayLiveTwelveHoursWhereAChainMayNot() {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .value(Fields.DURATION, 43200, HERE)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token(Duration.ofMinutes(5))), HERE))
                    .build();

            assertThat(session(unit).credentials().expiration()).contains(time.now().plus(Duration.ofHours(12)));
        }

        @Test
        void isReadAnewFromItsFileAtEachRenewal() throws IOException {
            Path file = Files.writeString(home.resolve("token"), token(Duration.ofMinutes(5)) + "\n");
            Session session = session(unit(file.toString()));
            String first = session.credentials().accessKeyId();

            time.pass(Duration.ofMinutes(56));
            Files.writeString(file, token(Duration.ofMinutes(5)));

            assertThat(session.credentials().accessKeyId()).isNotEqualTo(first);
        }

        @Test
        void givenByValueIsAskedForAnewInAGitHubActionsJob() throws IOException {
            try (LocalServer gitHub = new LocalServer()) {
                gitHub.answer("GET /token", request -> request.header("Authorization").equals("Bearer job-token")
                        && request.query().equals("api=2&audience=sts.amazonaws.com")
                                ? LocalServer.json(Map.of("count", 1, "value", token(Duration.ofMinutes(5))))
                                : LocalServer.status(403));
                identities = world.set("ACTIONS_ID_TOKEN_REQUEST_URL", gitHub.uri() + "/token?api=2")
                        .set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token").identities();
                Session session = session(unit(token(Duration.ofMinutes(5))));
                String first = session.credentials().accessKeyId();
                assertThat(gitHub.requests()).isEmpty();

                time.pass(Duration.ofMinutes(56));

                assertThat(session.credentials().accessKeyId()).isNotEqualTo(first);
                assertThat(gitHub.requests()).hasSize(1);
            }
        }

        @Test
        void givenByValueAloneLastsAsLongAsItsSession() {
            Session session = session(unit(token(Duration.ofMinutes(5))));
            String first = session.credentials().accessKeyId();

            time.pass(Duration.ofMinutes(57));
            assertThat(session.credentials().accessKeyId()).isEqualTo(first);
            assertThat(session.renewable()).isFalse();
            time.pass(Duration.ofMinutes(3));
            assertThat(catchThrowableOfType(IdentityException.class, session::credentials).failure().kind())
                    .isEqualTo(Kind.TOKEN);
        }

        @Test
        void comesOfACommandEachTime() throws IOException {
            Path file = Files.writeString(home.resolve("made"), token(Duration.ofMinutes(5)));
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .value(Fields.WEB_IDENTITY_TOKEN_PROCESS, "cat " + file, HERE).build();

            assertThat(session(unit).identity().arn()).contains("assumed-role/ci/");
            RoleSettings failing = RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .value(Fields.WEB_IDENTITY_TOKEN_PROCESS, "exit 3", HERE).build();
            assertThat(failure(failing).text()).contains("exit code 3", "set by: prod/terragrunt.hcl:3:14");
        }

        @Test
        void beginsAChain() {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, HUB, HERE)
                    .value(Fields.CHAIN, List.of(CI), HERE)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token(Duration.ofMinutes(5))), HERE))
                    .build();

            assertThat(session(unit).identity().arn()).contains("assumed-role/hub/");
            assertThat(sandbox.requests()).extracting(RecordedRequest::action)
                    .containsExactly("AssumeRoleWithWebIdentity", "AssumeRole");
        }

        @Test
        void thatIsMissingEmptyOrExpiredIsExplained() throws IOException {
            assertThat(failure(unit("ci/token")).text()).contains("file ci/token does not exist",
                    "set by: prod/terragrunt.hcl:3:14");
            Path empty = Files.writeString(home.resolve("empty"), "\n");
            assertThat(failure(unit(empty.toString())).text()).contains("is empty");
            AwsFailure expired = failure(unit(token(Duration.ofMinutes(-15))));
            assertThat(expired.kind()).isEqualTo(Kind.TOKEN);
            assertThat(expired.text()).contains("has expired at 2026-03-01T11:45:00Z", "prod/terragrunt.hcl:3:14");
            assertThat(sandbox.requests()).isEmpty();
        }

        @Test
        void isNotHeldForExpiredByAClockThatMayBeAhead() {
            sandbox.faults().clockAhead(Duration.ofMinutes(-10));

            assertThat(session(unit(token(Duration.ofMinutes(5)))).identity().arn()).contains("assumed-role/ci/");

            AwsFailure expired = failure(unit(token(Duration.ofMinutes(-1))));
            assertThat(expired.text()).as("AWS's time is known by now").contains("has expired at 2026-03-01T11:49:00Z");
            assertThat(sandbox.requests()).hasSize(1);
        }

        @Test
        void thatHasExpiredByAwssClockOnlyIsRefusedByStsWithTheRemedy() {
            sandbox.faults().clockAhead(Duration.ofMinutes(10));

            AwsFailure expired = failure(unit(token(Duration.ofMinutes(-1))));

            assertThat(expired.kind()).isEqualTo(Kind.TOKEN);
            assertThat(expired.text()).contains("ExpiredTokenException", "get a new token", "prod/terragrunt.hcl:3:14");
        }

        @Test
        void thatHasExpiredByAwssClockOnlyIsAskedForAnewInAGitHubActionsJob() throws IOException {
            sandbox.faults().clockAhead(Duration.ofMinutes(10));
            try (LocalServer gitHub = new LocalServer()) {
                gitHub.answer("GET /token", _ -> LocalServer.json(Map.of("value", token(Duration.ofMinutes(5)))));
                identities = world.set("ACTIONS_ID_TOKEN_REQUEST_URL", gitHub.uri() + "/token")
                        .set("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "job-token").identities();

                assertThat(session(unit(token(Duration.ofMinutes(-1)))).identity().arn()).contains("assumed-role/ci/");
            }
        }

        @Test
        void thatIsRefusedNamesItsClaimsButNeverItself() {
            String token = sandbox.issuer(ISSUER).token("repo:evil", "other-audience", Duration.ofMinutes(5));

            AwsFailure failure = failure(unit(token));

            assertThat(failure.text()).contains("subject repo:evil", "audience other-audience").doesNotContain(token);
        }

        @Test
        void takesNothingThatItsClaimsMustCarry() {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, CI, HERE)
                    .value(Fields.EXTERNAL_ID, "anything", HERE)
                    .set(Fields.WEB_IDENTITY_TOKEN, new Setting<>(new Secret(token(Duration.ofMinutes(5))), HERE))
                    .build();

            assertThat(failure(unit).text()).contains("external_id cannot go with a web identity token");
        }
    }
}
