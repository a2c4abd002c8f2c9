package dev.terrane.bench;

import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.context.Notices;
import dev.terrane.config.context.SecretDecrypter;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.function.FunctionWorld;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often the locals of a file that many units include are evaluated, and how much processor time it takes to find
 * the inputs of all of these units. Each local runs a command, which is not remembered and counts.
 */
final class EvaluationFigures {

    private static final int LOCALS = 200;
    private static final int UNITS = 1_000;
    /** The inputs need the last of this many locals, each of which needs the one before. */
    private static final int NEEDED = 40;
    private static final double MOST_SECONDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EvaluationFigures() {}

    static List<Figure> measure() throws IOException {
        Path folder = Files.createTempDirectory("bench").toRealPath();
        try {
            Files.writeString(folder.resolve("root.hcl"), root());
            for (int i = 0; i < UNITS; i++) {
                Path unit = Files.createDirectories(folder.resolve("unit-" + i));
                Files.writeString(unit.resolve("terragrunt.hcl"), """
                        include "root" {
                          path = find_in_parent_folders("root.hcl")
                        }
                        inputs = {
                          own = basename(get_terragrunt_dir())
                        }
                        """);
            }
            return evaluate(folder);
        } finally {
            delete(folder);
        }
    }

    private static String root() {
        StringBuilder text = new StringBuilder("locals {\n");
        for (int i = 0; i < LOCALS; i++) {
            text.append("  l").append(i).append(" = \"")
                    .append(i == 0 || i == NEEDED ? "" : "${substr(local.l" + (i - 1) + ", 0, 8)}-")
                    .append("${run_cmd(\"--terragrunt-no-cache\", \"--terragrunt-quiet\", \"count\", \"").append(i)
                    .append("\")}\"\n");
        }
        return text.append("}\ninputs = {\n  name = local.l").append(NEEDED - 1)
                .append("\n  all  = [for n in range(20) : { index = n, name = local.l0 }]\n}\n").toString();
    }

    private static List<Figure> evaluate(Path folder) {
        Counter counter = new Counter();
        UnitLoader loader = new UnitLoader(new ConfigSession(
                new FunctionWorld(folder, folder, Optional.empty(), InstantSource.system(), new SecureRandom()),
                Ownership.ofThisProcess()));
        ConfigContext context = ConfigContext.of(EvaluationMode.RUN, Map.of(), folder, services(counter));
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < UNITS; i++) {
            counter.unit = i;
            Path file = folder.resolve("unit-" + i).resolve("terragrunt.hcl");
            int inputs = loader.load(file, context).parts().inputs().orElseThrow().size();
            if (inputs != 3) {
                throw new IllegalStateException("a unit has " + inputs + " inputs");
            }
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        int most = counter.counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int needless = (int) counter.counts.keySet().stream().filter(key -> key.local >= NEEDED).count();
        return List.of(
                Figure.atMost("200 locals, 1,000 units: evaluations a unit and local", most, 1, "times"),
                Figure.atMost("200 locals, 1,000 units: locals not needed", needless, 0, "evaluated"),
                Figure.atMost("200 locals, 1,000 units: their inputs", seconds, MOST_SECONDS, "s"));
    }

    /** Counts how often the command of each local runs for each unit. */
    private static final class Counter implements CommandRunner {
        private final Map<Key, Integer> counts = new HashMap<>();
        private int unit;

        private record Key(int unit, int local) {}

        @Override
        public Result run(Request request) {
            String local = request.command().getLast();
            counts.merge(new Key(unit, Integer.parseInt(local)), 1, Integer::sum);
            return new Result("value-of-" + local, "");
        }
    }

    private static ConfigServices services(CommandRunner commands) {
        return new ConfigServices(commands, new Nobody(), _ -> new DependencyOutputs.Result.None(), nothingSecret(),
                (unit, _, _) -> unit, new Silence());
    }

    private static SecretDecrypter nothingSecret() {
        return (_, _, _) -> {
            throw new SecretDecrypter.DecryptFailure("there are no secrets");
        };
    }

    private static final class Nobody implements CallerIdentity {
        @Override
        public Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable {
            throw new IdentityUnavailable("there is no identity");
        }

        @Override
        public String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable {
            throw new IdentityUnavailable("there is no identity");
        }
    }

    private static final class Silence implements Notices {
        @Override
        public void warn(Path unit, Diagnostic diagnostic) {}

        @Override
        public void debug(Path unit, String message) {}

        @Override
        public void commandOutput(Path unit, String stdout, String stderr) {}
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
