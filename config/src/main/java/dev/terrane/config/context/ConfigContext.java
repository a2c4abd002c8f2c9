package dev.terrane.config.context;

import dev.terrane.config.path.Paths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one unit is evaluated with, besides its files. Equal for all units of a run but for the environment, which the
 * auth command may have changed, and the download folder.
 *
 * @param mode why the configuration is read
 * @param environment the variables that `get_env` and `run_cmd` see, the auth command's included, a role's not
 * @param workingDir the folder that the program works in, absolute; messages show paths relative to it
 * @param command the Terraform command as the user gave it (`plan`); empty outside of runs
 * @param arguments the command and what follows it, as `get_terraform_cli_args` returns them
 * @param runCommand the command of the unit that runs, also in the contexts of those whose outputs it reads: what
 *            mock outputs are allowed for
 * @param source the value of `--source`
 * @param sourceMap `--source-map`
 * @param downloadDir `--download-dir`, absolute
 * @param features values of `--feature` and `TG_FEATURE` by name, as text
 * @param strictControls names of the strict controls that are on
 * @param experiments names of the experiments that are on
 * @param services what has to be asked of others
 */
public record ConfigContext(EvaluationMode mode, Map<String, String> environment, Path workingDir, String command,
        List<String> arguments, String runCommand, Optional<String> source, Map<String, String> sourceMap,
        Optional<Path> downloadDir,
        Map<String, String> features, Set<String> strictControls, Set<String> experiments, ConfigServices services) {

    public ConfigContext {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        sourceMap = Map.copyOf(sourceMap);
        features = Map.copyOf(features);
        strictControls = Set.copyOf(strictControls);
        experiments = Set.copyOf(experiments);
    }

    /** A context with nothing but the four things that have no default. */
    public static ConfigContext of(EvaluationMode mode, Map<String, String> environment, Path workingDir,
            ConfigServices services) {
        return new ConfigContext(mode, environment, workingDir, "", List.of(), "", Optional.empty(), Map.of(),
                Optional.empty(), Map.of(), Set.of(), Set.of(), services);
    }

    public ConfigContext withMode(EvaluationMode newMode) {
        return new ConfigContext(newMode, environment, workingDir, command, arguments, runCommand, source, sourceMap,
                downloadDir,
                features, strictControls, experiments, services);
    }

    public ConfigContext withEnvironment(Map<String, String> newEnvironment) {
        return new ConfigContext(mode, newEnvironment, workingDir, command, arguments, runCommand, source, sourceMap,
                downloadDir,
                features, strictControls, experiments, services);
    }

    public ConfigContext withCommand(String newCommand, List<String> newArguments) {
        return new ConfigContext(mode, environment, workingDir, newCommand, newArguments, newCommand, source, sourceMap,
                downloadDir, features, strictControls, experiments, services);
    }

    /** The context of another unit whose outputs are read. */
    public ConfigContext ofDependency(String newCommand, List<String> newArguments) {
        return new ConfigContext(mode, environment, workingDir, newCommand, newArguments, runCommand, source, sourceMap,
                downloadDir, features, strictControls, experiments, services);
    }

    public ConfigContext withSource(Optional<String> newSource) {
        return new ConfigContext(mode, environment, workingDir, command, arguments, runCommand, newSource, sourceMap,
                downloadDir,
                features, strictControls, experiments, services);
    }

    public ConfigContext withServices(ConfigServices newServices) {
        return new ConfigContext(mode, environment, workingDir, command, arguments, runCommand, source, sourceMap,
                downloadDir, features, strictControls, experiments, newServices);
    }

    public ConfigContext withFeatures(Map<String, String> newFeatures) {
        return new ConfigContext(mode, environment, workingDir, command, arguments, runCommand, source, sourceMap,
                downloadDir,
                newFeatures, strictControls, experiments, services);
    }

    public ConfigContext withStrictness(Set<String> newStrictControls, Set<String> newExperiments) {
        return new ConfigContext(mode, environment, workingDir, command, arguments, runCommand, source, sourceMap,
                downloadDir,
                features, newStrictControls, newExperiments, services);
    }

    /** A path as messages show it: relative to the working folder. */
    public String display(Path path) {
        return path.isAbsolute() ? Paths.relative(workingDir, path) : path.toString();
    }
}
