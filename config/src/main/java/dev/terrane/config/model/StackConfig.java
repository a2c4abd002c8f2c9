package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a `terragrunt.stack.hcl` says: the units and stacks to generate.
 *
 * @param file the stack's file, absolute
 * @param locals its locals
 */
public record StackConfig(Path file, Map<String, Located<Value>> locals, List<StackComponent> units,
        List<StackComponent> stacks) {

    /**
     * A `unit` or `stack` block of a stack file.
     *
     * @param source where its content comes from, as written
     * @param path the folder that it is generated into, as written
     * @param values the object written to `terragrunt.values.hcl`
     * @param noDotTerragruntStack generate directly under the stack's folder rather than in `.terragrunt-stack`
     * @param noValidation do not check that the generated folder holds a configuration
     * @param autoInclude the text of the `terragrunt.autoinclude.hcl` to write beside it
     */
    public record StackComponent(Kind kind, String name, Located<String> source, Located<String> path,
            Optional<Value> values, Optional<Boolean> noDotTerragruntStack, Optional<Boolean> noValidation,
            Optional<AutoInclude> autoInclude, SourceRange at) {

        /** The folder that the component is generated into, for a stack file in `stackFolder`. */
        public Path generatedFolder(Path stackFolder) {
            Path base = noDotTerragruntStack.orElse(false) ? stackFolder : stackFolder.resolve(".terragrunt-stack");
            return base.resolve(path.value()).normalize();
        }
    }

    /** Which of the two a component is. */
    public enum Kind {
        UNIT("unit"), STACK("stack");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A file to write beside a generated component.
     *
     * @param text the file's content, header included
     */
    public record AutoInclude(String text) {}
}
