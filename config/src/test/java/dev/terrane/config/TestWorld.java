package dev.terrane.config;

import dev.terrane.config.context.CallerIdentity;
import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.config.context.DependencyOutputs;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.context.Notices;
import dev.terrane.config.context.SecretDecrypter;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.identity.PrivateGroups;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A folder of files and a world around it in which nothing is outside: what tests of configurations run in. */
public final class TestWorld {

    private final Path root;
    private final ConfigSession session;
    public final List<Diagnostic> warnings = new ArrayList<>();
    public final StringBuilder shown = new StringBuilder();
    public final List<List<String>> commands = new ArrayList<>();
    public final List<Path> outputsRead = new ArrayList<>();
    public final Map<String, DependencyOutputs.Result> outputs = new LinkedHashMap<>();
    public final List<String> identitiesAsked = new ArrayList<>();

    public TestWorld(Path root) {
        this(root, root);
    }

    /** A world in which the program was started in a folder of its own. */
    public TestWorld(Path root, Path startedIn) {
        this.root = root;
        RandomGenerator random = new Random(1);
        this.session = new ConfigSession(new FunctionWorld(root, startedIn, Optional.of("/home/someone"),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")), random),
                new Ownership(Optional.empty(), new PrivateGroups(root)));
    }

    public Path root() {
        return root;
    }

    public ConfigSession session() {
        return session;
    }

    /** Writes a file below the root. */
    public TestWorld file(String path, String text) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Makes a folder of the root a git repository as far as looking for one goes. */
    public TestWorld repository(String path) {
        return file((path.isEmpty() ? "" : path + "/") + ".git/HEAD", "ref: refs/heads/main\n");
    }

    /** What a dependency's state holds, in JSON. */
    public TestWorld outputsOf(String unitFolder, Value values) {
        outputs.put(unitFolder, new DependencyOutputs.Result.Outputs(values));
        return this;
    }

    public ConfigContext context(EvaluationMode mode) {
        return ConfigContext.of(mode, Map.of(), root, services()).withCommand("plan", List.of("plan"));
    }

    public Unit unit(String folder, EvaluationMode mode) {
        return unit(folder, context(mode));
    }

    public Unit unit(String folder, ConfigContext context) {
        return new UnitLoader(session).load(ConfigFileNames.unitFileIn(root.resolve(folder).normalize()), context);
    }

    public ConfigServices services() {
        return new ConfigServices(new Commands(), new Identity(), this::read, TestWorld::decrypt,
                (folder, source, context) -> workingDir(context.downloadDir()
                        .orElse(folder.resolve(ConfigFileNames.CACHE_FOLDER)), context.source().or(() -> source)),
                new Said());
    }

    private static Path workingDir(Path downloadDir, Optional<String> source) {
        String module = source.orElse(".");
        int subfolder = module.replace("://", "///").indexOf("//",
                module.contains("://") ? module.indexOf("://") + 3 : 0);
        Path copy = downloadDir.resolve("<C>/<C>");
        return subfolder < 0 ? copy : copy.resolve(module.substring(subfolder + 2).split("\\?", 2)[0]);
    }

    private DependencyOutputs.Result read(DependencyOutputs.Request request) throws DependencyOutputs.OutputsFailure {
        synchronized (outputsRead) {
            outputsRead.add(request.target());
        }
        String folder = root.relativize(request.target().getParent()).toString();
        DependencyOutputs.Result result = outputs.get(folder);
        if (result == null) {
            throw new DependencyOutputs.OutputsFailure("no state for " + folder);
        }
        return result;
    }

    private static byte[] decrypt(Path file, String format, Map<String, String> environment)
            throws SecretDecrypter.DecryptFailure {
        try {
            return ("decrypted " + format + ": " + Files.readString(file)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SecretDecrypter.DecryptFailure(file.getFileName() + " cannot be read");
        }
    }

    /** Runs commands for real; they are short and local. */
    private final class Commands implements CommandRunner {
        @Override
        public Result run(Request request) throws CommandFailure {
            synchronized (commands) {
                commands.add(request.command());
            }
            try {
                Path err = Files.createTempFile("stderr", "");
                ProcessBuilder builder = new ProcessBuilder(request.command())
                        .directory(request.directory().toFile()).redirectError(err.toFile())
                        .redirectInput(Path.of("/dev/null").toFile());
                builder.environment().clear();
                builder.environment().put("PATH", "/usr/bin:/bin");
                builder.environment().putAll(request.environment());
                Process process = builder.start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int code = process.waitFor();
                String errors = Files.readString(err);
                Files.delete(err);
                if (code != 0) {
                    throw new CommandFailure(request.command().getFirst() + " exited with " + code + ": " + errors);
                }
                return new Result(out, errors);
            } catch (IOException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted");
            }
        }
    }

    private final class Identity implements CallerIdentity {
        @Override
        public Answer identify(Optional<IdentityStatements> unit) {
            identitiesAsked.add(unit.map(said -> "unit " + root.relativize(said.unitFile())).orElse("base"));
            return unit.isPresent()
                    ? new Answer("222222222222", "arn:aws:sts::222222222222:assumed-role/unit/s", "UNIT")
                    : new Answer("111111111111", "arn:aws:iam::111111111111:user/base", "BASE");
        }

        @Override
        public String accountAlias(Optional<IdentityStatements> unit) {
            return "alias-" + identify(unit).accountId();
        }
    }

    private final class Said implements Notices {
        @Override
        public void warn(Path unit, Diagnostic diagnostic) {
            warnings.add(diagnostic);
        }

        @Override
        public void debug(Path unit, String message) {
            // Nothing here is about debug lines.
        }

        @Override
        public void commandOutput(Path unit, String stdout, String stderr) {
            shown.append(stdout);
        }
    }

    /** Names of strict controls or experiments. */
    public static Set<String> names(String... names) {
        return Set.of(names);
    }

    /** One input of a whole configuration. */
    public static Value input(Unit unit, String name) {
        return unit.config().inputs().map(inputs -> inputs.get(name)).orElseThrow().value();
    }
}
