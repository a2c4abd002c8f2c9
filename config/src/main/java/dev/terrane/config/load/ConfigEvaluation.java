package dev.terrane.config.load;

import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.merge.MergedParts;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.MergeStrategy;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.path.Paths;
import dev.terrane.config.value.ConfigValue;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Memo;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A configuration: its own file, the autoinclude file beside it and the files that it includes, merged part by part.
 * Nothing is evaluated before it is asked for. Belongs to one thread at a time.
 */
final class ConfigEvaluation {

    private final Frame frame;
    private final Memo memo = new Memo();
    private final FileEvaluation own;
    private final boolean isAutoInclude;
    private final Lazy<List<Included>> included;
    private final Lazy<Optional<ConfigEvaluation>> autoInclude;
    private final Lazy<List<FeatureBlock>> features;
    private final MemoParts parts;
    private final DependenciesObject dependencies;

    ConfigEvaluation(Frame frame, ConfigFile file) {
        this(frame, file, false);
    }

    private ConfigEvaluation(Frame frame, ConfigFile file, boolean isAutoInclude) {
        this.frame = frame;
        this.isAutoInclude = isAutoInclude;
        this.own = new FileEvaluation(this, file, Optional.empty());
        this.included = new Lazy<>("include blocks", () -> new IncludeReader(own).read());
        this.autoInclude = new Lazy<>("autoinclude file", this::openAutoInclude);
        this.features = new Lazy<>("features", this::mergeFeatures);
        this.parts = new MemoParts(this::merge, this::withAutoInclude, own.parts(), frame.context().mode());
        this.dependencies = new DependenciesObject(this);
    }

    Frame frame() {
        return frame;
    }

    Memo memo() {
        return memo;
    }

    FileEvaluation own() {
        return own;
    }

    List<Included> included() {
        return included.get();
    }

    List<IncludedFile> includes() {
        return included().stream().map(Included::block).toList();
    }

    Optional<ConfigEvaluation> autoInclude() {
        return autoInclude.get();
    }

    /** The merged configuration. */
    ConfigParts parts() {
        return parts;
    }

    DependenciesObject dependencies() {
        return dependencies;
    }

    private Optional<ConfigEvaluation> openAutoInclude() {
        Path path = Paths.folderOf(own.file().path()).resolve(ConfigFileNames.AUTOINCLUDE);
        if (isAutoInclude || path.equals(own.file().path()) || !frame.session().probes().exists(path)) {
            return Optional.empty();
        }
        return frame.session().files().own(path).map(file -> new ConfigEvaluation(frame, file, true));
    }

    /** The child's file first, the autoinclude file over it, then the included ones under it, the last one nearest. */
    private ConfigParts merge() {
        ConfigParts merged = withAutoInclude();
        for (Included each : included().reversed()) {
            if (each.block().strategy() != MergeStrategy.NO_MERGE) {
                merged = new MergedParts(each.file().parts(), merged, each.block().strategy() == MergeStrategy.DEEP);
            }
        }
        return merged;
    }

    private ConfigParts withAutoInclude() {
        return autoInclude().<ConfigParts>map(auto -> new MergedParts(own.parts(), auto.parts(), false))
                .orElse(own.parts());
    }

    /** The features of the configuration's own file and of those it includes: what `feature` is in its own file. */
    List<FeatureBlock> featuresOfFiles() {
        return features.get();
    }

    private List<FeatureBlock> mergeFeatures() {
        List<FeatureBlock> merged = own.parts().features();
        for (Included each : included().reversed()) {
            if (each.block().strategy() != MergeStrategy.NO_MERGE) {
                merged = MergedParts.mergeFeatures(each.file().parts().features(), merged,
                        each.block().strategy() == MergeStrategy.DEEP);
            }
        }
        return merged;
    }

    /** What `include` is. A file with one include block, which has no label, sees the included file directly. */
    Binding exposedIncludes() {
        Map<String, Included> byLabel = new LinkedHashMap<>();
        included().forEach(each -> byLabel.put(each.block().label(), each));
        Included bare = byLabel.get("");
        if (byLabel.size() == 1 && bare != null) {
            return bare.block().expose() ? new ExposedInclude(bare.file()) : new ExposedIncludes(Map.of());
        }
        return new ExposedIncludes(byLabel.entrySet().stream().filter(entry -> entry.getValue().block().expose())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().file(), (_, last) -> last,
                        LinkedHashMap::new)));
    }

    /** The dependency block of a name as it counts for fetching outputs. */
    Optional<DependencyBlock> dependencyBlock(String name) {
        return parts.dependency(name);
    }

    /** Another configuration file as a value, as `read_terragrunt_config` returns it. */
    Value read(Path file) {
        checkRound(file);
        Frame inner = frame.reading(file);
        String name = String.valueOf(file.getFileName());
        if (name.equals(ConfigFileNames.STACK) || name.equals(ConfigFileNames.AUTOINCLUDE_STACK)) {
            return new StackReader(inner).valueOf(file);
        }
        ConfigFile found = frame.session().files().shared(file).orElseThrow(() -> missing(file));
        if (name.endsWith(ConfigFileNames.VALUES)) {
            return new ConfigEvaluation(inner, found).own().values().map(Binding::value).orElse(Value.EMPTY_OBJECT);
        }
        ConfigEvaluation read = new ConfigEvaluation(inner, found);
        return new ConfigValue(Completion.of(read), block -> read.dependencies().outputs(block.name())).whole();
    }

    private DiagnosticException missing(Path file) {
        return new DiagnosticException(Diagnostic.error("File not found",
                "There is no file " + frame.context().display(file) + "."));
    }

    private void checkRound(Path file) {
        List<Path> way = new ArrayList<>(frame.reading());
        way.add(frame.configFile());
        int start = way.indexOf(file);
        if (start >= 0) {
            way.add(file);
            throw new FunctionException("configuration files read each other in a cycle: "
                    + way.subList(start, way.size()).stream().map(frame.context()::display)
                            .collect(Collectors.joining(" → ")));
        }
    }

    /** Where Terraform will run; the configuration's source is evaluated anew, so that it may use this itself. */
    String workingDir() {
        if (frame.workingDir().isPresent()) {
            return frame.workingDir().get();
        }
        ConfigEvaluation again = new ConfigEvaluation(frame.withWorkingDir(""), own.file());
        Optional<String> source = again.parts().terraform().flatMap(TerraformBlock::source).map(Located::value);
        return frame.context().services().workingCopies()
                .workingDir(Paths.folderOf(frame.configFile()), source, frame.context()).toString();
    }
}
