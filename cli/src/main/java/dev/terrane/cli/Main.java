package dev.terrane.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the process begins and ends. Nothing else reads its environment, its properties or its standard streams, or ends it. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var world = world();
        exit(world, Terrane.run(List.of(arguments), world));
    }

    static World world() {
        return new World(System.getProperty("terrane.program", "terrane"),
                System.getProperty("terrane.version", "development"),
                Path.of(System.getProperty("terrane.home", "")).toAbsolutePath(), environment(),
                Path.of("").toAbsolutePath(), System.in,
                stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    static void exit(World world, int code) {
        world.out().flush();
        world.err().flush();
        System.exit(code);
    }

    /** The environment as the user has it: the launcher may have changed the locale for the Java runtime. */
    private static Map<String, String> environment() {
        var locale = System.getProperty("terrane.lc_all");
        if (locale == null)
            return System.getenv();
        var environment = new HashMap<>(System.getenv());
        if (locale.isEmpty())
            environment.remove("LC_ALL");
        else
            environment.put("LC_ALL", locale);
        return environment;
    }

    /** Unbuffered, so that what a command has written stands before what its child writes. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
