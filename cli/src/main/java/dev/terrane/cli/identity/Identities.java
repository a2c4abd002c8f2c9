package dev.terrane.cli.identity;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.audit.AuditFile;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Notices;
import dev.terrane.aws.world.SystemCommands;
import dev.terrane.cli.Launch;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.run.World;
import dev.terrane.run.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The identities of one run, made when the first of them is asked for; what may keep a run from starting, such as an audit log that cannot
 * be written, is found out at once.
 */
public final class Identities implements Supplier<AwsIdentities>, AutoCloseable {
    private static final String CREDENTIAL_PROCESS = "credential-process";

    private final Launch launch;
    private final OptionValues options;
    private final Path directory;
    private final Log log;
    private final String run;
    private final Optional<AuditFile> audit;
    private Optional<AwsIdentities> made = Optional.empty();

    /**
     * The identities of a run that begins now.
     *
     * @throws dev.terrane.aws.IdentityException where the audit log cannot be written
     */
    public Identities(Launch launch, OptionValues options, Path directory, Log log) {
        this(launch, options, directory, log, true);
    }

    private Identities(Launch launch, OptionValues options, Path directory, Log log, boolean audited) {
        this.launch = launch;
        this.options = options;
        this.directory = directory;
        this.log = log;
        this.run = id(launch.world().random());
        this.audit = options.setting(IdentityFlags.AUDIT_LOG).filter(_ -> audited)
                .map(file -> AuditFile.open(file.map(path -> directory.resolve(path).normalize()), run,
                        launch.world().time()));
    }

    /** The identities of a command that obtains none, and so has nothing to put on record. */
    public static Identities offline(Launch launch, OptionValues options, Path directory, Log log) {
        return new Identities(launch, options, directory, log, false);
    }

    /** Whether these arguments ask for what a child's private AWS configuration names as its `credential_process`. */
    public static boolean isCredentialProcess(String[] arguments) {
        return arguments.length == 2 && arguments[0].equals(CREDENTIAL_PROCESS);
    }

    @Override
    public synchronized AwsIdentities get() {
        if (made.isEmpty()) {
            made = Optional
                    .of(new AwsIdentities(world(), facts(), audit.<AuditLog>map(file -> file).orElse(AuditLog.NONE)));
        }
        return made.get();
    }

    private AwsWorld world() {
        Map<String, String> environment = launch.world().environment();
        Path temporary = Path.of(environment.getOrDefault("TMPDIR", "/tmp"));
        String terrane = launch.home().resolve("bin/terrane").toString();
        Notices notices = (level, text) -> {
            switch (level) {
                case DEBUG -> log.debug(text);
                case INFO -> log.info(text);
                case WARN -> log.warn(text);
            }
        };
        return new AwsWorld(environment, launch.world().home().orElse(directory), launch.directory(), temporary,
                List.of(terrane, CREDENTIAL_PROCESS), launch.world().time(), launch.world().random(),
                new SystemCommands(launch.world().terminal().error()),
                new Person(launch.world().terminal()), notices);
    }

    private AwsIdentities.Run facts() {
        World world = launch.world();
        IdentitySettings settings = IdentitySettings.of(options, world.environment(), directory);
        Instant now = world.clock().instant();
        return new AwsIdentities.Run(run, Long.toString(TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano()),
                name(world.environment(), "USER", "LOGNAME"), host(world.environment()),
                new SettingsLayers(settings.flags(), settings.environment(), List.of(), List.of()),
                new AllowedRoles(options.setting(IdentityFlags.ALLOWED_ROLES)),
                options.setting(IdentityFlags.MFA_TOKEN).map(Setting::value).map(Secret::new), Patience.USUAL,
                launch.version());
    }

    private static String id(RandomGenerator random) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String name(Map<String, String> environment, String... variables) {
        for (String variable : variables) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                return environment.getOrDefault(variable, "");
            }
        }
        return "unknown";
    }

    /** Without asking the network, which may take seconds to say nothing. */
    private static String host(Map<String, String> environment) {
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        try {
            return Files.isReadable(kernel) ? Files.readString(kernel).strip() : name(environment, "HOSTNAME", "HOST");
        } catch (IOException e) {
            return name(environment, "HOSTNAME", "HOST");
        }
    }

    @Override
    public synchronized void close() {
        made.ifPresent(AwsIdentities::close);
        try {
            if (audit.isPresent()) {
                audit.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
