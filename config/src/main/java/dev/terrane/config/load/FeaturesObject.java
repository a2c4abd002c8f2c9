package dev.terrane.config.load;

import dev.terrane.config.decode.GoBooleans;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * `feature`: the features of a file, for a unit's own file those of what it includes too, and those that only a flag or
 * a variable names. A flag's text stands in place of a default; for one that is true or false it must be that, for all
 * others it stays text.
 */
final class FeaturesObject implements LazyObject {

    private final FileEvaluation file;

    FeaturesObject(FileEvaluation file) {
        this.file = file;
    }

    private List<FeatureBlock> declared() {
        return file.includedAs().isPresent() ? file.parts().features() : file.config().featuresOfFiles();
    }

    private Map<String, String> given() {
        return file.context().features();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        declared().forEach(feature -> names.add(feature.name()));
        names.addAll(given().keySet());
        return names;
    }

    @Override
    public Optional<Binding> attribute(String name) {
        Optional<FeatureBlock> block = declared().stream().filter(feature -> feature.name().equals(name))
                .reduce((_, last) -> last);
        Optional<Value> override = Optional.ofNullable(given().get(name)).map(text -> override(name, text, block));
        return override.or(() -> block.map(FeatureBlock::defaultValue))
                .map(value -> Binding.of(Value.object(Map.of("name", Value.string(name), "value", value))));
    }

    private static Value override(String name, String text, Optional<FeatureBlock> block) {
        if (block.map(feature -> !feature.defaultValue().type().equals(Type.BOOL)).orElse(true)) {
            return Value.string(text);
        }
        return GoBooleans.parse(text).map(Value::bool)
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error("Unsuitable feature value",
                        "Feature `" + name + "` is true or false, but \"" + text + "\" was given for it.",
                        block.orElseThrow().at())));
    }
}
