package dev.terrane.bench;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.UnitFacts;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.SystemCommands;
import dev.terrane.aws.world.Terminal;
import dev.terrane.aws.world.Time;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** How often STS is asked, how long many roles take at once, and what live sessions weigh. */
final class IdentityFigures {

    private static final String SECURITY = "111111111111";
    private static final String TARGET = "222222222222";
    private static final int UNITS = 1_000;
    private static final int FEW_ROLES = 5;
    private static final int MANY_ROLES = 200;
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final double MOST_SECONDS = 2;
    private static final double MOST_MEBIBYTES = 50;

    private IdentityFigures() {}

    static List<Figure> measure() throws Exception {
        try (Sandbox sandbox = Sandbox.builder()
                .account(SECURITY, account -> account.user("alice", user -> user.allow("sts:*")))
                .account(TARGET, account -> IntStream.range(0, UNITS).forEach(
                        n -> account.role("role-" + n,
                                role -> role.trust(Trust.of("arn:aws:iam::" + SECURITY + ":root")))))
                .start()) {
            return List.of(calls(sandbox), speed(sandbox), memory(sandbox));
        }
    }

    private static Figure calls(Sandbox sandbox) throws Exception {
        sandbox.forgetRequests();
        try (Asker asker = new Asker(sandbox)) {
            asker.obtain(UNITS, unit -> unit % FEW_ROLES);
        }
        return Figure.atMost("1,000 units in 5 roles: calls of STS", sandbox.requests().size(), FEW_ROLES, "calls");
    }

    private static Figure speed(Sandbox sandbox) throws Exception {
        sandbox.faults().always("sts:AssumeRole", Fault.delay(SLOW));
        try (Asker asker = new Asker(sandbox)) {
            long start = System.nanoTime();
            asker.obtain(MANY_ROLES, unit -> unit);
            double seconds = (System.nanoTime() - start) / 1e9;
            return Figure.atMost("200 roles at once, STS takes 100 ms", seconds, MOST_SECONDS, "s");
        } finally {
            sandbox.faults().clear();
        }
    }

    private static Figure memory(Sandbox sandbox) throws Exception {
        try (Asker asker = new Asker(sandbox)) {
            long before = usedBytes();
            asker.obtain(UNITS, unit -> unit);
            sandbox.forgetRequests();
            double mebibytes = (usedBytes() - before) / (double) (1 << 20);
            // the roles are asked for once more so that the sessions are alive until here
            asker.obtain(1, unit -> unit);
            return Figure.atMost("1,000 live sessions: memory", mebibytes, MOST_MEBIBYTES, "MiB");
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The identities of one run, asked for by many units at once. */
    private static final class Asker implements AutoCloseable {
        private final SettingsLayers none;
        private final AwsIdentities identities;

        Asker(Sandbox sandbox) {
            AccessKey key = sandbox.accessKey(SECURITY, "alice");
            Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", key.id(), "AWS_SECRET_ACCESS_KEY",
                    key.secret(),
                    "AWS_ENDPOINT_URL", sandbox.endpoint().toString(), "AWS_REGION", "eu-central-1");
            this.none = new SettingsLayers(RoleSettings.none(), List.of(AmbientSettings.of(environment)), List.of(),
                    List.of());
            Path nowhere = Path.of("/nowhere");
            AwsWorld world = new AwsWorld(environment, nowhere, nowhere, nowhere, List.of(), Time.system(),
                    new SplittableRandom(), new SystemCommands(System.err), Terminal.NONE, (_, _) -> {});
            this.identities = new AwsIdentities(world, new AwsIdentities.Run("bench", "0", "bench", "bench", none,
                    AllowedRoles.ALL, Optional.empty(), Patience.USUAL, "bench"), AuditLog.NONE);
        }

        void obtain(int units, IntUnaryOperator roleOfUnit) throws Exception {
            List<Callable<Credentials>> asked = new ArrayList<>();
            for (int unit = 0; unit < units; unit++) {
                String role = "arn:aws:iam::" + TARGET + ":role/role-" + roleOfUnit.applyAsInt(unit);
                asked.add(() -> credentials(role));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Credentials> obtained : threads.invokeAll(asked)) {
                    obtained.get();
                }
            }
        }

        private Credentials credentials(String role) {
            RoleSettings unit = RoleSettings.builder().value(Fields.IAM_ROLE, role, new Origin.Default()).build();
            SettingsLayers layers = new SettingsLayers(none.flags(), none.environment(), List.of(unit), List.of());
            return identities.session(identities.plan(new UnitFacts("unit", "unit", "bench", "apply"), layers,
                    AuthAnswer.NOTHING, Purpose.APPLY)).credentials();
        }

        @Override
        public void close() {
            identities.close();
        }
    }
}
