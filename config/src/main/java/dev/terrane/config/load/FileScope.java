package dev.terrane.config.load;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What expressions of a file can refer to, which differs between its parts. */
final class FileScope implements Scope {

    /** How much is there to refer to. */
    enum Stage {
        /** In `include` and `feature` blocks: `values`. */
        BASE,
        /** In `locals` and `dependency` blocks: also `local`, `include` and `feature`. */
        LOCALS,
        /** Everywhere else: also `dependency`. */
        FULL
    }

    private final FileEvaluation file;
    private final Stage stage;

    FileScope(FileEvaluation file, Stage stage) {
        this.file = file;
        this.stage = stage;
    }

    @Override
    public Optional<Binding> variable(String root) {
        return switch (root) {
            case "values" -> file.values();
            case "local" -> stage == Stage.BASE ? Optional.empty() : Optional.of(file.locals());
            case "feature" -> stage == Stage.BASE ? Optional.empty() : Optional.of(file.features());
            case "include" -> stage == Stage.BASE ? Optional.empty() : file.include();
            case "dependency" -> stage == Stage.FULL ? Optional.of(file.dependency()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        if (stage != Stage.BASE) {
            names.add("local");
            names.add("feature");
            if (file.hasIncludes()) {
                names.add("include");
            }
        }
        if (stage == Stage.FULL) {
            names.add("dependency");
        }
        if (file.values().isPresent()) {
            names.add("values");
        }
        return names;
    }

    @Override
    public Functions functions() {
        return file.functions();
    }
}
