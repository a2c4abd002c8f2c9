package dev.terrane.config.load;

import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.decode.AttributeReader;
import dev.terrane.config.decode.Schemas;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.FileScope.Stage;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.model.MergeStrategy;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the include blocks of a configuration's own file. */
final class IncludeReader {

    private static final BodySchema SCHEMA = Schemas.attributes("path!", "expose", "merge_strategy");

    private final FileEvaluation file;
    private final Diagnostics problems = new Diagnostics();

    IncludeReader(FileEvaluation file) {
        this.file = file;
    }

    /**
     * The blocks in the order they are written, each with its file.
     *
     * @throws DiagnosticException with all that is wrong with them, files that are not there included
     */
    List<Included> read() {
        List<Block> blocks = file.file().content().blocksOfType("include").toList();
        checkBare(blocks);
        List<Included> included = new ArrayList<>();
        file.whileReadingIncludes(() -> blocks.stream().map(this::read).flatMap(Optional::stream).toList())
                .forEach(block -> open(block).ifPresent(included::add));
        problems.throwIfErrors();
        return List.copyOf(included);
    }

    private void checkBare(List<Block> blocks) {
        if (!file.file().hasBareInclude()) {
            return;
        }
        Optional<SourceRange> at = blocks.stream().filter(block -> block.label(0).isEmpty()).findFirst()
                .map(block -> file.file().source().range(block.headerSpan()));
        Diagnostic bare = Diagnostic.error("Include block without a label",
                "An include block needs a label, such as: include \"root\" { … }.", at.orElseThrow());
        if (file.context().mode() == EvaluationMode.VALIDATE
                || file.context().strictControls().contains("bare-include")) {
            throw new DiagnosticException(bare);
        }
        if (file.session().firstTime("bare-include")) {
            file.context().services().notices().warn(file.configFile(),
                    Diagnostic.warning(bare.summary(), bare.detail(), at.get()));
        }
    }

    private Optional<IncludedFile> read(Block block) {
        BodyContent content = block.body().content(SCHEMA);
        Diagnostics own = new Diagnostics();
        own.addAll(content.diagnostics());
        AttributeReader in = new AttributeReader(block.body().source(), content, file.scope(Stage.BASE), own);
        SourceRange at = file.file().source().range(block.headerSpan());
        Optional<String> path = in.text("path");
        boolean expose = in.flag("expose").orElse(false);
        MergeStrategy strategy = in.text("merge_strategy")
                .map(word -> strategy(word, in.at("merge_strategy", block.headerSpan()), own))
                .orElse(MergeStrategy.SHALLOW);
        if (path.isPresent() && path.get().isEmpty()) {
            own.add(Diagnostic.error("Include without a path", "`path` must name the file to include.",
                    in.at("path", block.headerSpan())));
        }
        problems.addAll(own.list());
        if (own.hasErrors() || path.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IncludedFile(block.label(0), file.resolve(path.get()), expose, strategy, at));
    }

    private static MergeStrategy strategy(String word, SourceRange at, Diagnostics problems) {
        Optional<MergeStrategy> strategy = MergeStrategy.of(word).filter(found -> found != MergeStrategy.DEEP_MAP_ONLY);
        if (strategy.isEmpty()) {
            problems.add(Diagnostic.error("Unknown merge strategy",
                    "`merge_strategy` of an include is \"" + word
                            + "\", but can only be \"no_merge\", \"shallow\" or \"deep\".",
                    at));
        }
        return strategy.orElse(MergeStrategy.SHALLOW);
    }

    private Optional<Included> open(IncludedFile block) {
        file.reads().add(block.path());
        if (ConfigFileNames.isJson(block.path())) {
            problems.add(Diagnostic.error("Included file in JSON", "An included file must be in HCL's own syntax, but "
                    + file.context().display(block.path()) + " is JSON.", block.at()));
            return Optional.empty();
        }
        Optional<ConfigFile> found;
        try {
            found = file.session().files().shared(block.path());
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
            return Optional.empty();
        }
        if (found.isEmpty()) {
            problems.add(Diagnostic.error("Included file not found",
                    "There is no file " + file.context().display(block.path()) + ".", block.at()));
        }
        return found.flatMap(opened -> checkLevels(opened, block.path()))
                .map(opened -> new Included(block, new FileEvaluation(file.config(), opened, Optional.of(block))));
    }

    /** An included file includes nothing itself. */
    private Optional<ConfigFile> checkLevels(ConfigFile opened, Path path) {
        Optional<Block> deeper = opened.content().blocksOfType("include").findFirst();
        deeper.ifPresent(block -> problems.add(Diagnostic.error("Included file includes another",
                file.context().display(path) + " is included by " + file.context().display(file.file().path())
                        + " and so cannot include a file itself: only one level is possible.",
                opened.source().range(block.headerSpan()))
                .withHint("Include both files from the unit, each in a block of its own.")));
        return deeper.isPresent() ? Optional.empty() : Optional.of(opened);
    }
}
