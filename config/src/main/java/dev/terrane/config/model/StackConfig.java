package dev.terrane.config.model;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
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
            return folder(stackFolder, path.value(), noDotTerragruntStack.orElse(false));
        }

        /** The folder of a component with this `path`. */
        public static Path folder(Path stackFolder, String path, boolean noDotTerragruntStack) {
            Path base = noDotTerragruntStack ? stackFolder : stackFolder.resolve(ConfigFileNames.STACK_FOLDER);
            return Path.of(base + "/" + path).normalize();
        }

        /**
         * The same, checked: the path must be relative and stay within the stack's folder (or `.terragrunt-stack` in
         * it).
         *
         * @throws DiagnosticException if it does not
         */
        public Path checkedFolder(Path stackFolder) {
            Path folder = generatedFolder(stackFolder);
            Path base = folder(stackFolder, "", noDotTerragruntStack.orElse(false));
            if (path.value().startsWith("/")) {
                throw new DiagnosticException(Diagnostic.error("Absolute path",
                        "`path` of " + kind.word() + " `" + name + "` must be relative, not " + path.value() + ".",
                        path.at()));
            }
            if (!folder.startsWith(base)) {
                throw new DiagnosticException(Diagnostic.error("Path leads out of the stack",
                        "`path` of " + kind.word() + " `" + name + "` leads outside of the stack's folder: "
                                + path.value() + ".",
                        path.at()));
            }
            return folder;
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
     * @param fileName its name
     * @param text its content, header included
     */
    public record AutoInclude(String fileName, String text) {}
}
