package dev.terrane.config.file;

import java.nio.file.Files;
import java.nio.file.Path;

/** The names that Terragrunt knows files by, and which file of a folder is meant when only the folder is named. */
public final class ConfigFileNames {
    public static final String UNIT = "terragrunt.hcl";
    public static final String UNIT_JSON = "terragrunt.hcl.json";
    public static final String STACK = "terragrunt.stack.hcl";
    public static final String VALUES = "terragrunt.values.hcl";
    public static final String AUTOINCLUDE = "terragrunt.autoinclude.hcl";
    public static final String AUTOINCLUDE_STACK = "terragrunt.autoinclude.stack.hcl";
    public static final String CACHE_FOLDER = ".terragrunt-cache";
    public static final String STACK_FOLDER = ".terragrunt-stack";

    private ConfigFileNames() {}

    /**
     * The configuration file of a folder: the JSON form where there is one, else the other, whether it exists or not. A
     * path that is a file is itself the answer.
     */
    public static Path unitFileIn(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return folder;
        }
        Path json = folder.resolve(UNIT_JSON);
        return Files.exists(json) ? json : folder.resolve(UNIT);
    }

    /** The file that a path in a configuration means: a folder stands for the configuration file in it. */
    public static Path target(Path folder, String written) {
        Path target = folder.resolve(written).normalize();
        return (Files.isDirectory(target) ? unitFileIn(target) : target).normalize();
    }

    /** Whether a file is written in the JSON form. */
    public static boolean isJson(Path file) {
        return file.toString().endsWith(".json");
    }
}
