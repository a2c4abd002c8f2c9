package dev.terrane.run.terraform;

import dev.terrane.run.source.SourceCache;
import dev.terrane.run.source.TerraformFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a working copy needs an init: the source has changed, no providers or no lock file are there, or the code calls modules and none
 * are there.
 *
 * Code that needs no providers never gets a lock file. That an init has found nothing to install is kept in a file of Terrane's, together
 * with a fingerprint of the code, so that such code is not initialised before each command.
 */
public final class InitCheck {
    private static final Pattern MODULE = Pattern.compile("module[ \\t]+\".+\"");
    private static final String LOCK_FILE = ".terraform.lock.hcl";
    private static final String NOTHING_TO_INSTALL = ".terragrunt-nothing-to-install";
    private static final Set<String> WITHOUT_INIT = Set.of("version", "engine");

    private final Path folder;
    private final Path data;

    /**
     * @param folder the working copy
     * @param environment what `TF_DATA_DIR` is looked up in
     */
    public InitCheck(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.data = dataFolder(folder, environment);
    }

    /** Where OpenTofu/Terraform keep what `init` makes. */
    public static Path dataFolder(Path folder, Map<String, String> environment) {
        return folder.resolve(environment.getOrDefault("TF_DATA_DIR", ".terraform"));
    }

    /** Whether an init has ever left something behind. */
    public static boolean wasInitialised(Path folder, Map<String, String> environment) {
        return Files.exists(folder.resolve(NOTHING_TO_INSTALL)) || Files.exists(dataFolder(folder, environment));
    }

    /** Whether the command wants an init before it. */
    public boolean needsInit(String command) throws IOException {
        if (WITHOUT_INIT.contains(command)) {
            return false;
        }
        return Files.exists(folder.resolve(SourceCache.INIT_REQUIRED)) || providersNeedInit() || modulesNeedInit();
    }

    private boolean providersNeedInit() throws IOException {
        boolean providers = Files.exists(data.resolve("plugins")) || Files.exists(data.resolve("providers"));
        if (providers && Files.exists(folder.resolve(LOCK_FILE))) {
            return false;
        }
        return providers || Files.exists(folder.resolve(LOCK_FILE)) || !nothingToInstall();
    }

    private boolean nothingToInstall() throws IOException {
        Path note = folder.resolve(NOTHING_TO_INSTALL);
        return Files.isRegularFile(note) && Files.readString(note).equals(TerraformFiles.fingerprint(folder));
    }

    private boolean modulesNeedInit() throws IOException {
        return !Files.exists(data.resolve("modules")) && TerraformFiles.anyMatches(folder, MODULE);
    }

    /** Notes what an init that succeeded has left behind. */
    public void initialised() throws IOException {
        Files.deleteIfExists(folder.resolve(SourceCache.INIT_REQUIRED));
        if (Files.exists(data.resolve("providers")) || Files.exists(data.resolve("plugins"))
                || Files.exists(folder.resolve(LOCK_FILE))) {
            Files.deleteIfExists(folder.resolve(NOTHING_TO_INSTALL));
        } else {
            Files.writeString(folder.resolve(NOTHING_TO_INSTALL), TerraformFiles.fingerprint(folder));
        }
    }
}
