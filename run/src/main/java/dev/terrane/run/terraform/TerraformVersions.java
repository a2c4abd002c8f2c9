package dev.terrane.run.terraform;

import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Knows the versions of OpenTofu/Terraform programs by asking each once.
 *
 * Answers are kept in the user's cache folder, under the identity of the program's file and of all that a version manager would decide by:
 * its files beside the unit and above, its environment variables. A program that is a script is asked anew in each run, since nobody can
 * tell what it decides by.
 */
public final class TerraformVersions {
    /** The files of version managers. */
    public static final List<String> MANAGER_FILES = List.of(".terraform-version", ".tool-versions", "mise.toml",
            ".mise.toml");
    private static final Pattern MANAGER_VARIABLES = Pattern
            .compile("^(TFENV|TOFUENV|TENV|ASDF|MISE|TF_VERSION|TFSWITCH)");

    private final Tool tool;
    private final Optional<Path> cache;
    private final ConcurrentHashMap<String, TerraformVersion> known = new ConcurrentHashMap<>();

    /** @param cache the user's folder for caches */
    public TerraformVersions(Tool tool, Optional<Path> cache) {
        this.tool = tool;
        this.cache = cache.map(folder -> folder.resolve("terrane").resolve("versions"));
    }

    /** A program that does not say its version. */
    public static final class VersionException extends Exception {
        private static final long serialVersionUID = 1L;

        VersionException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The version of a program.
     *
     * @param unit the folder that it is asked in
     * @param environment the environment that it would run with
     * @param managerFiles names of files by which version managers decide
     */
    public TerraformVersion of(Path program, Path unit, Map<String, String> environment, List<String> managerFiles)
            throws VersionException {
        String key = key(program, unit, environment, managerFiles);
        Optional<TerraformVersion> remembered = Optional.ofNullable(known.get(key));
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Optional<Path> file = isScript(program) ? Optional.<Path>empty() : cache.map(folder -> folder.resolve(key));
        Optional<TerraformVersion> stored = file.flatMap(TerraformVersions::read);
        TerraformVersion version = stored.isPresent() ? stored.get() : ask(program, unit, environment);
        if (stored.isEmpty()) {
            file.ifPresent(path -> write(path, version));
        }
        known.put(key, version);
        return version;
    }

    private TerraformVersion ask(Path program, Path unit, Map<String, String> environment) throws VersionException {
        HashMap<String, String> variables = new HashMap<>(environment);
        variables.keySet().removeIf(name -> name.startsWith("TF_CLI_ARGS"));
        try {
            Tool.Result result = tool.run(program.toString(), List.of("-version"), unit, variables)
                    .orElseThrow(() -> new VersionException("there is no program " + program));
            if (!result.succeeded()) {
                throw new VersionException(program + " -version failed with exit code " + result.exitCode()
                        + (result.error().isBlank() ? "" : ":\n" + result.error().strip()));
            }
            return TerraformVersion.parse(result.output())
                    .orElseThrow(() -> new VersionException(
                            program + " -version says no version: " + firstLine(result.output())));
        } catch (StartException e) {
            throw new VersionException(String.valueOf(e.getMessage()));
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String key(Path program, Path unit, Map<String, String> environment, List<String> managerFiles) {
        StringBuilder text = new StringBuilder();
        try {
            Path real = program.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            text.append(program).append('\n').append(real).append('\n').append(attributes.size()).append('\n')
                    .append(attributes.lastModifiedTime()).append('\n').append(attributes.fileKey()).append('\n');
        } catch (IOException _) {
            text.append(program).append('\n');
        }
        for (Path folder = unit; folder != null; folder = folder.getParent()) {
            for (String name : managerFiles) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    text.append(file).append('\n').append(content(file)).append('\n');
                }
            }
        }
        new TreeMap<>(environment).forEach((name, value) -> {
            if (MANAGER_VARIABLES.matcher(name).find()) {
                text.append(name).append('=').append(value).append('\n');
            }
        });
        return digest(text.toString());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static boolean isScript(Path program) {
        try (InputStream in = Files.newInputStream(program)) {
            byte[] start = in.readNBytes(2);
            return start.length < 2 || (start[0] == '#' && start[1] == '!');
        } catch (IOException _) {
            return true;
        }
    }

    private static Optional<TerraformVersion> read(Path file) {
        try {
            return Files.isRegularFile(file) ? TerraformVersion.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void write(Path file, TerraformVersion version) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), ".version-", ".tmp");
            Files.writeString(temporary, version + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            // A cache that cannot be written costs time and nothing else.
        }
    }
}
