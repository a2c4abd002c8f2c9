package dev.terrane.run.testing;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Connections;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.http.Proxies;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Terminal;
import dev.terrane.aws.world.Time;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.version.Version;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.event.EventPrinter;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogRecord;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.source.HttpDownloader;
import dev.terrane.run.source.Netrc;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.UnitRunner;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.signal.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/** Units in a folder, and what it takes to run one. Its clock stands still; pauses are noted and over at once. */
public final class Workshop {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Path root;
    private final StandIns programs = StandIns.terraform();
    private final Map<String, String> environment = new HashMap<>();
    private final List<LogRecord> said = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String answers = "";

    public Workshop(Path folder) throws IOException {
        this.root = folder.toRealPath();
        StandIns.install(root.resolve("bin"), "terraform");
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** Writes a file of the repository. */
    public Workshop file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** A unit with code of its own. */
    public Workshop unit(String path, String configuration) throws IOException {
        return file(path + "/terragrunt.hcl", configuration).file(path + "/main.tf", "# code\n");
    }

    public Workshop with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Speaks to an AWS in a box as one of its users. */
    public Workshop in(Sandbox sandbox, AccessKey user) {
        return with("AWS_ENDPOINT_URL", sandbox.endpoint().toString()).with("AWS_REGION", "eu-west-1")
                .with("AWS_ACCESS_KEY_ID", user.id()).with("AWS_SECRET_ACCESS_KEY", user.secret());
    }

    /** What somebody types when asked. */
    public Workshop answering(String lines) {
        answers = lines;
        return this;
    }

    public StandIns programs() {
        return programs;
    }

    public Path path(String path) {
        return root.resolve(path);
    }

    /** Runs a command of Terraform in a unit. */
    public int run(String unit, String... words) {
        return run(unit, options -> options, words);
    }

    public int run(String unit, UnaryOperator<RunOptions> options, String... words) {
        return with(unit, options, UnitRunner::run, words);
    }

    /** Does something with the runner of a unit. */
    public int with(String unit, UnaryOperator<RunOptions> change, ToIntFunction<UnitRunner> work, String... words) {
        return in(unit, change, (setup, options) -> work.applyAsInt(new UnitRunner(setup, options)), words);
    }

    /** Does something with what a run in a folder is set up with. */
    public int in(String path, UnaryOperator<RunOptions> change, ToIntBiFunction<RunSetup, RunOptions> work,
            String... words) {
        Path folder = root.resolve(path).normalize();
        RunOptions options = change.apply(options(folder, TerraformArguments.parse(List.of(words))));
        World.Terminal terminal = new World.Terminal(
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), out, err, false, false, false,
                false);
        World world = new World(environment, Optional.of(root), Optional.empty(), InstantSource.fixed(NOW),
                Zone.UTC, new Random(1), new NotedPauses(pauses), programs, Signals.none(), terminal);
        EventStream events = new EventStream();
        events.addReader(new EventPrinter(said::add, out, err));
        Log log = new Log(record -> events.publish(new RunEvent.Said(record)), world.clock(), LogLevel.INFO);
        FunctionWorld functions = new FunctionWorld(folder, folder, Optional.of(root.toString()), world.clock(),
                world.random());
        Connections connections = new Connections(new Proxies(environment), Workshop::noTls);
        try (AwsIdentities identities = identities(folder);
                Interruption interruption = new Interruption(world.signals())) {
            return work.applyAsInt(new RunSetup(world, events, log, () -> identities,
                    new ConfigSession(functions, Ownership.ofThisProcess()), interruption,
                    new HttpDownloader(connections, Netrc.of(environment, Optional.of(root))),
                    Version.parse("1.1.2").orElseThrow()), options);
        }
    }

    /** What the command line gives that says nothing, in this environment. */
    private RunOptions options(Path folder, TerraformArguments command) {
        RunOptions plain = RunOptions.of(folder, command);
        return new RunOptions(folder, plain.configFile(), plain.downloadDirectory(), command, plain.scope(),
                plain.terraform(),
                new RunOptions.AuthOptions(RoleSettings.none(), List.of(AmbientSettings.of(environment)),
                        Optional.empty()),
                plain.source(), plain.backend(), plain.dependencies(), plain.queue(), plain.report(), plain.log(),
                plain.features(), plain.experiments(), plain.strictControls(), plain.nonInteractive(), plain.hooks(),
                plain.inputsDebug());
    }

    private static SSLSocketFactory noTls() {
        throw new UnsupportedOperationException("nothing here speaks TLS");
    }

    private AwsIdentities identities(Path folder) {
        AwsWorld world = new AwsWorld(environment, root, folder, root, List.of("/bin/false"), Time.system(),
                new SplittableRandom(1), _ -> {
                    throw new UnsupportedOperationException("no program is asked for credentials");
                }, Terminal.NONE, (_, _) -> {});
        SettingsLayers caller = new SettingsLayers(RoleSettings.none(), List.of(AmbientSettings.of(environment)),
                List.of(), List.of());
        return new AwsIdentities(world, new AwsIdentities.Run("run-1", "1", "alice", "desk", caller,
                new AllowedRoles(Optional.empty()), Optional.empty(), Patience.USUAL, "test"), AuditLog.NONE);
    }

    /** What was said in the log. */
    public List<String> said() {
        return said.stream().map(LogRecord::message).toList();
    }

    /** How long was waited, each time. */
    public List<Duration> pauses() {
        return new ArrayList<>(pauses);
    }

    /** What children printed that was passed on as it is. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The working copy of a unit. */
    public Path copy(String unit) throws IOException {
        return folderIn(folderIn(root.resolve(unit).resolve(".terragrunt-cache")));
    }

    private static Path folderIn(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
