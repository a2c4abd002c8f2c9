package dev.terrane.cli;

import dev.terrane.aws.delivery.CredentialProcess;
import dev.terrane.aws.world.Time;
import dev.terrane.cli.identity.Identities;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.log.InternalFailure;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.signal.Signals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where the process begins and ends. Nothing else reads its environment, its properties or its standard streams, or ends it. What the
 * launcher says, it says in properties `terrane.…`.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Identities.isCredentialProcess(arguments)
                ? CredentialProcess.run(System.getenv(), arguments[1], System.out, System.err)
                : Terrane.run(List.of(arguments), launch()));
    }

    static Launch launch() {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> System.err
                .println(InternalFailure.told(failure, Log.silent(InstantSource.system()))));
        return new Launch(System.getProperty("terrane.program", "terrane"),
                System.getProperty("terrane.version", "development"),
                Path.of(System.getProperty("terrane.home", "")).toAbsolutePath(), Path.of("").toAbsolutePath(),
                world());
    }

    private static World world() {
        Map<String, String> environment = environment();
        Optional<Path> home = folder(environment.get("HOME"));
        return new World(environment, home, cache(environment, home), InstantSource.system(), Zone.ofSystem(),
                new SplittableRandom(), Time.system(), ProcessStarter.ofSystem(), Signals.ofProcess(),
                terminal());
    }

    /** The environment as the user has it: the launcher may have changed the locale for the Java runtime. */
    private static Map<String, String> environment() {
        String locale = System.getProperty("terrane.lc_all");
        if (locale == null) {
            return System.getenv();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (locale.isEmpty()) {
            environment.remove("LC_ALL");
        } else {
            environment.put("LC_ALL", locale);
        }
        return environment;
    }

    private static Optional<Path> cache(Map<String, String> environment, Optional<Path> home) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return folder(environment.get("XDG_CACHE_HOME"))
                .or(() -> home.map(folder -> folder.resolve(mac ? "Library/Caches" : ".cache")));
    }

    private static Optional<Path> folder(@Nullable String path) {
        return path == null || path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)).filter(Path::isAbsolute);
    }

    private static World.Terminal terminal() {
        String terminals = System.getProperty("terrane.terminals", "");
        return new World.Terminal(System.in, new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), terminals.contains("0"), terminals.contains("1"),
                terminals.contains("2"), true);
    }
}
