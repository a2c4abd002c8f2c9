package dev.terrane.run.stack;

import dev.terrane.aws.world.Time;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.version.Version;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.Zone;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.StartException;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository on disk whose stacks are generated, and what is said about it. Nothing is started, AWS is not asked. */
final class StackWorld {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    final Path root;
    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    final Log log = new Log(record -> said.add(record.message()), CLOCK, LogLevel.INFO);

    StackWorld(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    StackWorld file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Generates everything below the root, as a new process would. */
    int generate() {
        return generate(true);
    }

    int generate(boolean validating) {
        World world = new World(Map.of(), Optional.empty(), Optional.of(root.resolveSibling("cache")), CLOCK,
                Zone.UTC, new Random(1), Time.system(), (command, _, _) -> {
                    throw new StartException(command, "there are no processes here");
                }, Signals.none(), new World.Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(), false, false, false, false));
        ConfigSession session = new ConfigSession(
                new FunctionWorld(root, root, Optional.empty(), CLOCK, new Random(1)), Ownership.ofThisProcess());
        try (Interruption interruption = new Interruption(world.signals())) {
            RunSetup setup = new RunSetup(world, new EventStream(), log, () -> {
                throw new IllegalStateException("AWS is not asked");
            }, session, interruption, (address, _) -> {
                throw new IOException("no way to " + address);
            }, Version.parse("1.1.2").orElseThrow());
            RunOptions options = RunOptions.of(root, TerraformArguments.parse(List.of()));
            return new StackGenerator(setup, options, validating).generate(root, this::stacks).exitCode();
        }
    }

    private List<Path> stacks(Path folder) {
        return new Walk(ConfigFileNames.UNIT, true).below(folder).components().stream()
                .filter(found -> found.kind() == Component.Kind.STACK).map(Walk.Found::folder).toList();
    }

    /** The files below a folder with their texts, manifests left out. */
    Map<String, String> files(String folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(root.resolve(folder))) {
            try (Stream<Path> found = Files.walk(root.resolve(folder))) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    if (!file.endsWith(".terragrunt-stack-manifest")) {
                        files.put(root.resolve(folder).relativize(file).toString(), Files.readString(file));
                    }
                }
            }
        }
        return files;
    }
}
