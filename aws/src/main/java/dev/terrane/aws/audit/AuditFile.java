package dev.terrane.aws.audit;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.Time;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The audit log as a file of JSON lines that only ever grows. Several processes may write to it at once: each line
 * is one write to a file opened for appending, which the system does not tear apart.
 */
public final class AuditFile implements AuditLog, AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final Setting<Path> file;
    private final String run;
    private final Time time;
    private final OutputStream out;

    private AuditFile(Setting<Path> file, String run, Time time, OutputStream out) {
        this.file = file;
        this.run = run;
        this.time = time;
        this.out = out;
    }

    /** Opens or creates it; one that cannot be written is a failure, so that nothing starts. */
    public static AuditFile open(Setting<Path> file, String run, Time time) {
        try {
            create(file.value());
            // not a FileChannel: the interrupt of one thread would close it for all
            return new AuditFile(file, run, time, new FileOutputStream(file.value().toFile(), true));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // it grows on
        }
    }

    @Override
    public synchronized void write(AuditEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", TIME.format(time.now()));
        line.put("run", run);
        line.put("event", event.name());
        event.fields().forEach(
                (name, value) -> line.put(name, value instanceof Instant instant ? TIME.format(instant) : value));
        try {
            out.write((JsonText.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static IdentityException unwritable(Setting<Path> file, IOException e) {
        return new IdentityException(new AwsFailure(Kind.AUDIT, Optional.empty(),
                "the audit log " + file.value() + " cannot be written",
                List.of("reason: " + e.getClass().getSimpleName()), Optional.of(file.origin()),
                List.of("nothing runs without it; check the folder and its mode, and the space on the disk")));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
