package dev.terrane.config.session;

import dev.terrane.config.file.ConfigFiles;
import dev.terrane.config.identity.Ownership;
import dev.terrane.config.path.FileProbes;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.StandardFunctions;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all units of one run share. Safe for use by several threads; holds no unit.
 */
public final class ConfigSession {

    private final FunctionWorld world;
    private final Functions ofLanguage;
    private final Functions backFilled;
    private final ConfigFiles files = new ConfigFiles();
    private final FileProbes probes = new FileProbes();
    private final RepositoryRoots repositories = new RepositoryRoots();
    private final Ownership ownership;
    private final CommandMemo commands = new CommandMemo();
    private final SecretMemo secrets = new SecretMemo();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<Path> withoutCycle = ConcurrentHashMap.newKeySet();

    /**
     * A session without any file yet.
     *
     * @param world what the functions of the language see; its base folder does not matter
     * @param ownership which files may say what roles are assumed
     */
    public ConfigSession(FunctionWorld world, Ownership ownership) {
        this.world = world;
        this.ownership = ownership;
        this.ofLanguage = StandardFunctions.of(world);
        this.backFilled = StandardFunctions.backFilled();
    }

    public Ownership ownership() {
        return ownership;
    }

    public ConfigFiles files() {
        return files;
    }

    public FileProbes probes() {
        return probes;
    }

    public RepositoryRoots repositories() {
        return repositories;
    }

    public CommandMemo commands() {
        return commands;
    }

    public SecretMemo secrets() {
        return secrets;
    }

    /** Units of which it is known that no way along their dependencies leads back to them. */
    public Set<Path> withoutCycle() {
        return withoutCycle;
    }

    /** Whether this is the first time in the run that something is to be said; the next who ask are told no. */
    public boolean firstTime(String what) {
        return said.add(what);
    }

    /** The functions of the language for expressions in files of a folder. */
    public Functions standardFunctions(Path folder) {
        FunctionWorld there = world.withBaseFolder(folder);
        Functions standard = ofLanguage.overlaidBy(StandardFunctions.ofFolder(there, ofLanguage));
        return standard.overlaidBy(backFilled);
    }
}
