package dev.terrane.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.audit.AuditFile;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Terminal;
import dev.terrane.aws.world.Time;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;

/** The AWS identities of a run, set up when the first unit asks for one; a run without AWS loads nothing of it. */
final class Identities implements Supplier<AwsIdentities>, AutoCloseable {

    private final Invocation invocation;
    private final RunOptions options;
    private final Optional<AuditFile> audit;
    private final String run;
    private final Instant start;
    private @Nullable AwsIdentities identities;

    /** Opens the audit log at once: where it cannot be written, nothing starts. */
    Identities(Invocation invocation, RunOptions options) {
        this.invocation = invocation;
        this.options = options;
        this.start = invocation.world().clock().instant();
        this.run = HexFormat.of().toHexDigits(invocation.world().random().nextLong());
        this.audit = invocation.options().setting(IdentityFlags.AUDIT_LOG).map(file -> AuditFile
                .open(new Setting<>(invocation.directory().resolve(file.value()), file.origin()), run, Time.system()));
    }

    @Override
    public synchronized AwsIdentities get() {
        AwsIdentities known = identities;
        if (known == null) {
            known = new AwsIdentities(world(), facts(),
                    audit.<AuditLog>map(file -> file).orElse(AuditLog.NONE));
            identities = known;
        }
        return known;
    }

    private AwsWorld world() {
        World world = invocation.world();
        Path home = world.home().orElse(Path.of("/"));
        Path temporary = Path.of(Optional.ofNullable(world.environment().get("TMPDIR")).filter(t -> !t.isEmpty())
                .orElse("/tmp"));
        return new AwsWorld(world.environment(), home, invocation.launch().directory(), temporary,
                List.of(invocation.launch().home().resolve("bin").resolve("terrane").toString(),
                        "credential-process"),
                Time.system(), world.random(), new UserPrograms(), Terminal.NONE, (level, text) -> {
                    switch (level) {
                        case DEBUG -> invocation.log().debug(text);
                        case INFO -> invocation.log().info(text);
                        case WARN -> invocation.log().warn(text);
                    }
                });
    }

    private AwsIdentities.Run facts() {
        long nanos = Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L) + start.getNano();
        String user = invocation.world().environment().getOrDefault("USER", "unknown");
        String host = invocation.world().environment().getOrDefault("HOSTNAME", "localhost");
        SettingsLayers caller = new SettingsLayers(options.auth().flags(), options.auth().variables(), List.of(),
                List.of());
        return new AwsIdentities.Run(run, Long.toString(nanos), user, host, caller,
                new AllowedRoles(invocation.options().setting(IdentityFlags.ALLOWED_ROLES)),
                invocation.options().get(IdentityFlags.MFA_TOKEN).map(Secret::new), Patience.USUAL,
                invocation.launch().version());
    }

    @Override
    public synchronized void close() {
        if (identities != null) {
            identities.close();
        }
        audit.ifPresent(file -> {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
