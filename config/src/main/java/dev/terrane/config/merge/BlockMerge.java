package dev.terrane.config.merge;

import dev.terrane.config.model.EngineBlock;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ErrorsBlock.Ignore;
import dev.terrane.config.model.ErrorsBlock.Retry;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Merges single blocks under the `deep` strategy; under `shallow` a child's block replaces the parent's. */
final class BlockMerge {

    private BlockMerge() {}

    /** `if` and the two optional flags are the child's, even where it does not set them; `actions` if it has some. */
    static ExcludeBlock deepExclude(ExcludeBlock parent, ExcludeBlock child) {
        Optional<List<String>> actions = child.actions().filter(list -> !list.isEmpty()).or(parent::actions);
        return new ExcludeBlock(child.condition(), actions, child.excludeDependencies(), child.noRun(), child.at());
    }

    static EngineBlock deepEngine(EngineBlock parent, EngineBlock child) {
        return new EngineBlock(child.source().isEmpty() ? parent.source() : child.source(),
                child.version().or(parent::version), child.type().or(parent::type), child.meta().or(parent::meta),
                child.at());
    }

    /** Rules of one name become one: patterns united and sorted, numbers and messages the child's where set. */
    static ErrorsBlock deepErrors(ErrorsBlock parent, ErrorsBlock child) {
        return new ErrorsBlock(
                NamedMerge.merge(parent.retries(), child.retries(), Retry::name, BlockMerge::deepRetry),
                NamedMerge.merge(parent.ignores(), child.ignores(), Ignore::name, BlockMerge::deepIgnore),
                child.at());
    }

    private static Retry deepRetry(Retry parent, Retry child) {
        return new Retry(parent.name(), unite(parent.retryableErrors(), child.retryableErrors()),
                child.maxAttempts() > 0 ? child.maxAttempts() : parent.maxAttempts(),
                child.sleepIntervalSeconds() > 0 ? child.sleepIntervalSeconds() : parent.sleepIntervalSeconds(),
                child.at());
    }

    private static Ignore deepIgnore(Ignore parent, Ignore child) {
        return new Ignore(parent.name(), unite(parent.ignorableErrors(), child.ignorableErrors()),
                child.message().filter(text -> !text.isEmpty()).or(parent::message), signals(parent, child),
                child.at());
    }

    private static Optional<Map<String, Value>> signals(Ignore parent, Ignore child) {
        if (parent.signals().isEmpty() || child.signals().isEmpty()) {
            return child.signals().or(parent::signals);
        }
        Map<String, Value> united = new LinkedHashMap<>(parent.signals().get());
        united.putAll(child.signals().get());
        return Optional.of(united);
    }

    private static List<String> unite(List<String> parent, List<String> child) {
        TreeSet<String> sorted = new TreeSet<>(parent);
        sorted.addAll(child);
        return List.copyOf(sorted);
    }

    static FeatureBlock deepFeature(FeatureBlock parent, FeatureBlock child) {
        return new FeatureBlock(parent.name(),
                ValueMerge.deepMaps(parent.defaultValue(), child.defaultValue(),
                        "the defaults of feature `" + child.name() + "`", child.at()),
                child.at());
    }

    static DiagnosticException duplicateGenerate(GenerateBlock parent, GenerateBlock child) {
        return new DiagnosticException(Diagnostic
                .error("Duplicate generate block",
                        "A generate block named `%s` is also in the included file, at %s."
                                .formatted(child.name(), parent.at().at()),
                        child.at())
                .withHint("Rename one of the two, or include the file with merge_strategy = \"deep\", which lets this"
                        + " one win."));
    }
}
