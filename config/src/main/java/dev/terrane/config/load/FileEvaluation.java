package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.function.Place;
import dev.terrane.config.function.TerragruntFunctions;
import dev.terrane.config.load.FileScope.Stage;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.syntax.ConfigBody.Attributes;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file as one configuration sees it: its own file, or one that it includes. Functions speak of the configuration,
 * locals and values are the file's own.
 */
final class FileEvaluation implements Place {

    private final ConfigEvaluation config;
    private final ConfigFile file;
    private final Optional<IncludedFile> includedAs;
    private final LocalsObject locals;
    private final Lazy<Optional<Binding>> values;
    private final Lazy<Functions> functions;
    private final FeaturesObject features;
    private final FileParts parts;
    private boolean readingIncludes;

    FileEvaluation(ConfigEvaluation config, ConfigFile file, Optional<IncludedFile> includedAs) {
        this.config = config;
        this.file = file;
        this.includedAs = includedAs;
        this.locals = new LocalsObject(file, config.memo(), scope(Stage.LOCALS));
        this.values = new Lazy<>("values", this::readValues);
        this.functions = new Lazy<>("functions", () -> session().standardFunctions(Paths.folderOf(file.path()))
                .overlaidBy(TerragruntFunctions.of(this)));
        this.features = new FeaturesObject(this);
        this.parts = new FileParts(this);
    }

    ConfigEvaluation config() {
        return config;
    }

    ConfigFile file() {
        return file;
    }

    FileParts parts() {
        return parts;
    }

    FileScope scope(Stage stage) {
        return new FileScope(this, stage);
    }

    LocalsObject locals() {
        return locals;
    }

    FeaturesObject features() {
        return features;
    }

    Optional<Binding> values() {
        return values.get();
    }

    Functions functions() {
        return functions.get();
    }

    boolean hasIncludes() {
        return includedAs.isEmpty() && file.content().blocksOfType("include").findAny().isPresent();
    }

    /** What `include` is; nothing in a file without include blocks. */
    Optional<Binding> include() {
        return hasIncludes() ? Optional.of(config.exposedIncludes()) : Optional.empty();
    }

    /** While units are being discovered all outputs are unknown, also those of dependencies that there are not. */
    Binding dependency() {
        return context().mode() == EvaluationMode.DISCOVERY ? Binding.of(Value.DYNAMIC) : config.dependencies();
    }

    /** The values file beside this one. */
    private Optional<Binding> readValues() {
        Path path = Paths.folderOf(file.path()).resolve(ConfigFileNames.VALUES);
        if (!session().probes().exists(path)) {
            return Optional.empty();
        }
        return session().files().own(path).map(found -> Binding.of(valuesOf(found)));
    }

    private Value valuesOf(ConfigFile found) {
        Attributes attributes = found.body().justAttributes();
        Diagnostics problems = new Diagnostics();
        problems.addAll(attributes.diagnostics());
        problems.throwIfErrors();
        ValuesScope scope = new ValuesScope(session().standardFunctions(Paths.folderOf(found.path()))
                .overlaidBy(TerragruntFunctions.of(this)));
        Map<String, Value> read = new LinkedHashMap<>();
        attributes.attributes().forEach((name, attribute) -> read.put(name,
                Evaluator.evaluate(attribute.expression(), found.source(), scope)));
        return Value.object(read);
    }

    // ---- the place of function calls

    @Override
    public ConfigSession session() {
        return config.frame().session();
    }

    @Override
    public ConfigContext context() {
        return config.frame().context();
    }

    @Override
    public Path configFile() {
        return config.frame().configFile();
    }

    @Override
    public Path originalFile() {
        return config.frame().originalFile();
    }

    @Override
    public Optional<IncludedFile> includedAs() {
        return includedAs;
    }

    @Override
    public List<IncludedFile> includes() {
        return readingIncludes ? List.of() : config.includes();
    }

    /** Reads include blocks, in which functions do not know of them yet. */
    <T> T whileReadingIncludes(java.util.function.Supplier<T> reading) {
        readingIncludes = true;
        try {
            return reading.get();
        } finally {
            readingIncludes = false;
        }
    }

    @Override
    public ReadFiles reads() {
        return config.frame().reads();
    }

    @Override
    public Optional<IdentityStatements> identity() {
        return config.frame().identity();
    }

    @Override
    public Value readConfig(Path path) {
        return config.read(path);
    }

    @Override
    public String workingDir() {
        return config.workingDir();
    }
}
