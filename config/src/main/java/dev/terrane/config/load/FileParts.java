package dev.terrane.config.load;

import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.decode.AttributeReader;
import dev.terrane.config.decode.BlockDecoders;
import dev.terrane.config.decode.GenerateDecoder;
import dev.terrane.config.decode.RemoteStateDecoder;
import dev.terrane.config.decode.TerraformDecoder;
import dev.terrane.config.load.FileScope.Stage;
import dev.terrane.config.model.CatalogBlock;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.EngineBlock;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.RoleAttributes;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.References;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.value.Value;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The parts of one file, nothing merged; each is read once. */
final class FileParts implements ConfigParts {

    private final FileEvaluation file;
    private final Lazy<Optional<TerraformBlock>> terraform;
    private final Lazy<Optional<RemoteState>> remoteState;
    private final Lazy<Optional<Map<String, Located<Value>>>> inputs;
    private final Lazy<Optional<DependenciesBlock>> dependenciesBlock;
    private final Lazy<List<GenerateBlock>> generate;
    private final Lazy<List<FeatureBlock>> features;
    private final Lazy<Optional<ExcludeBlock>> exclude;
    private final Lazy<Optional<ErrorsBlock>> errors;
    private final Lazy<RoleAttributes> role;
    private final Map<String, Lazy<DependencyBlock>> dependencies;

    FileParts(FileEvaluation file) {
        this.file = file;
        this.terraform = new Lazy<>("terraform block", this::readTerraform);
        this.remoteState = new Lazy<>("remote_state", this::readRemoteState);
        this.inputs = new Lazy<>("inputs", () -> attribute("inputs").flatMap(new InputsReader(file)::read));
        this.dependenciesBlock = new Lazy<>("dependencies block", this::readDependencies);
        this.generate = new Lazy<>("generate blocks", this::readGenerate);
        this.features = new Lazy<>("feature blocks", this::readFeatures);
        this.exclude = new Lazy<>("exclude block", () -> single("exclude", BlockDecoders::exclude));
        this.errors = new Lazy<>("errors block", () -> single("errors", BlockDecoders::errors));
        this.role = new Lazy<>("iam_ attributes", this::readRole);
        this.dependencies = new LinkedHashMap<>();
        file.file().content().blocksOfType("dependency").forEach(block -> dependencies.put(block.label(0),
                new Lazy<>("dependency " + block.label(0),
                        () -> BlockDecoders.dependency(block, file.scope(Stage.LOCALS)))));
    }

    /** What is wrong with the file's structure, whatever it evaluates to. */
    List<Diagnostic> structuralProblems() {
        List<Diagnostic> problems = new ArrayList<>(file.file().content().diagnostics());
        problems.addAll(file.file().locals().problems());
        for (Attribute attribute : file.file().content().attributes().values()) {
            References.of(attribute.expression()).stream().filter(DependencyInputs::isOne).findFirst()
                    .ifPresent(reference -> problems
                            .add(DependencyInputs.diagnostic(file.file().source().range(reference.span()))));
        }
        return problems;
    }

    private Scope full() {
        return file.scope(Stage.FULL);
    }

    private Optional<Attribute> attribute(String name) {
        return file.file().content().attribute(name);
    }

    private SourceRange at(Attribute attribute) {
        return file.file().source().range(attribute.expression().span());
    }

    private Value evaluate(Attribute attribute) {
        return Evaluator.evaluate(attribute.expression(), file.file().source(), full());
    }

    private <T> Optional<T> single(String type, BiFunction<Block, Scope, T> decoder) {
        return file.file().content().blocksOfType(type).findFirst().map(block -> decoder.apply(block, full()));
    }

    /** Reads one attribute by the way of `reading`, and throws what is wrong with it. */
    private <T> Optional<T> read(Function<AttributeReader, Optional<T>> reading) {
        Diagnostics problems = new Diagnostics();
        Optional<T> read = reading
                .apply(new AttributeReader(file.file().source(), file.file().content(), full(), problems));
        problems.throwIfErrors();
        return read;
    }

    private Optional<TerraformBlock> readTerraform() {
        checkSource();
        return single("terraform", TerraformDecoder::decode);
    }

    /** A source must be known before outputs of dependencies are. */
    void checkSource() {
        file.file().content().blocksOfType("terraform").findFirst().ifPresent(this::checkSource);
    }

    private void checkSource(Block block) {
        if (block.body() instanceof Body body) {
            body.attribute("source").flatMap(source -> References.of(source.expression()).stream()
                    .filter(reference -> reference.root().equals("dependency")).findFirst()).ifPresent(reference -> {
                        throw new DiagnosticException(Diagnostic.error("Source depends on a dependency",
                                "`source` of the terraform block cannot refer to `dependency`: where a module comes"
                                        + " from must be known before any output is read.",
                                body.source().range(reference.span())));
                    });
        }
    }

    private Optional<RemoteState> readRemoteState() {
        Optional<Attribute> attribute = attribute("remote_state");
        if (attribute.isPresent()) {
            boolean hidden = file.file().body() instanceof Body;
            return attribute.map(found -> RemoteStateDecoder.attribute(evaluate(found), hidden, at(found)));
        }
        return single("remote_state", RemoteStateDecoder::block);
    }

    private Optional<DependenciesBlock> readDependencies() {
        Optional<DependenciesBlock> block = single("dependencies", BlockDecoders::dependencies);
        if (file.context().mode() != EvaluationMode.DISCOVERY) {
            Diagnostics problems = new Diagnostics();
            block.map(DependenciesBlock::list).orElse(List.of()).stream()
                    .filter(path -> !Files.isDirectory(file.resolve(path.value())))
                    .forEach(path -> problems.add(Diagnostic.error("Dependency not found",
                            "`" + path.value() + "` of the dependencies block is no folder: there is no "
                                    + file.context().display(file.resolve(path.value())) + ".",
                            path.at())));
            problems.throwIfErrors();
        }
        return block;
    }

    private List<GenerateBlock> readGenerate() {
        Diagnostics problems = new Diagnostics();
        List<GenerateBlock> blocks = new ArrayList<>(
                all("generate", block -> GenerateDecoder.block(block, full()), problems));
        attribute("generate").ifPresent(found -> {
            try {
                blocks.addAll(GenerateDecoder.attribute(evaluate(found), at(found)));
            } catch (DiagnosticException e) {
                problems.addAll(e.diagnostics());
            }
        });
        GenerateDecoder.checkUnique(blocks, problems);
        problems.throwIfErrors();
        return List.copyOf(blocks);
    }

    private List<FeatureBlock> readFeatures() {
        Diagnostics problems = new Diagnostics();
        Map<String, FeatureBlock> byName = new LinkedHashMap<>();
        all("feature", block -> BlockDecoders.feature(block, file.scope(Stage.BASE)), problems)
                .forEach(feature -> byName.put(feature.name(), feature));
        problems.throwIfErrors();
        return List.copyOf(byName.values());
    }

    private <T> List<T> all(String type, Function<Block, T> decoder, Diagnostics problems) {
        List<T> read = new ArrayList<>();
        file.file().content().blocksOfType(type).forEach(block -> {
            try {
                read.add(decoder.apply(block));
            } catch (DiagnosticException e) {
                problems.addAll(e.diagnostics());
            }
        });
        return read;
    }

    private RoleAttributes readRole() {
        return new RoleAttributes(read(in -> in.locatedText("iam_role")).filter(FileParts::isSaid),
                read(in -> in.integer("iam_assume_role_duration")).map(seconds -> new Located<>(seconds,
                        at(attribute("iam_assume_role_duration").orElseThrow()))),
                read(in -> in.locatedText("iam_assume_role_session_name")).filter(FileParts::isSaid),
                read(in -> in.locatedText("iam_web_identity_token")).filter(FileParts::isSaid));
    }

    private static boolean isSaid(Located<String> setting) {
        return !setting.value().isEmpty();
    }

    @Override
    public Optional<TerraformBlock> terraform() {
        return terraform.get();
    }

    @Override
    public Optional<RemoteState> remoteState() {
        return remoteState.get();
    }

    @Override
    public Optional<Map<String, Located<Value>>> inputs() {
        return inputs.get();
    }

    @Override
    public Map<String, Located<Value>> locals() {
        return file.locals().located();
    }

    @Override
    public List<String> dependencyNames() {
        return List.copyOf(dependencies.keySet());
    }

    @Override
    public Optional<DependencyBlock> dependency(String name) {
        return Optional.ofNullable(dependencies.get(name)).map(Lazy::get)
                .filter(block -> !block.configPath().isNull());
    }

    @Override
    public Optional<DependenciesBlock> dependenciesBlock() {
        return dependenciesBlock.get();
    }

    @Override
    public List<GenerateBlock> generate() {
        return generate.get();
    }

    @Override
    public List<FeatureBlock> features() {
        return features.get();
    }

    @Override
    public Optional<ExcludeBlock> exclude() {
        return exclude.get();
    }

    @Override
    public Optional<ErrorsBlock> errors() {
        return errors.get();
    }

    @Override
    public Optional<EngineBlock> engine() {
        return single("engine", BlockDecoders::engine);
    }

    @Override
    public Optional<CatalogBlock> catalog() {
        return single("catalog", BlockDecoders::catalog);
    }

    @Override
    public RoleAttributes role() {
        return role.get();
    }

    @Override
    public Optional<Located<String>> terraformBinary() {
        return read(in -> in.locatedText("terraform_binary"));
    }

    @Override
    public Optional<Located<String>> terraformVersionConstraint() {
        return read(in -> in.locatedText("terraform_version_constraint"));
    }

    @Override
    public Optional<Located<String>> terragruntVersionConstraint() {
        return read(in -> in.locatedText("terragrunt_version_constraint"));
    }

    @Override
    public Optional<Located<String>> downloadDir() {
        return read(in -> in.locatedText("download_dir"));
    }

    @Override
    public Optional<Located<Boolean>> preventDestroy() {
        return read(in -> in.locatedFlag("prevent_destroy"));
    }
}
