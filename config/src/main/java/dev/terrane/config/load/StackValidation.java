package dev.terrane.config.load;

import dev.terrane.config.model.StackConfig;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.path.Paths;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a stack can be generated as far as its file tells: names and folders are there and are not taken twice.
 *
 * @param start of the file
 */
record StackValidation(StackConfig stack, SourceRange start) {

    void check() {
        List<Diagnostic> problems = new ArrayList<>();
        if (stack.units().isEmpty() && stack.stacks().isEmpty()) {
            throw new DiagnosticException(Diagnostic.error("Empty stack",
                    "The stack file " + stack.file().getFileName() + " has no unit and no stack block.", start));
        }
        for (List<StackComponent> components : List.of(stack.units(), stack.stacks())) {
            components.forEach(component -> checkFilled(component, problems));
            checkUnique(components, "name", StackComponent::name, problems);
            checkUnique(components, "path", component -> component.path().value().strip(), problems);
        }
        checkFolders(problems);
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
    }

    private static void checkFilled(StackComponent component, List<Diagnostic> problems) {
        if (component.name().isBlank()) {
            problems.add(Diagnostic.error("Component without a name",
                    "A " + component.kind().word() + " block needs a label that is not empty.", component.at()));
        }
        if (component.source().value().isBlank()) {
            problems.add(empty(component, "source"));
        }
        if (component.path().value().isBlank()) {
            problems.add(empty(component, "path"));
        }
    }

    private static Diagnostic empty(StackComponent component, String attribute) {
        return Diagnostic.error("Empty " + attribute, "`" + attribute + "` of " + component.kind().word() + " `"
                + component.name() + "` is empty.", component.at());
    }

    private void checkUnique(List<StackComponent> components, String what, Function<StackComponent, String> of,
            List<Diagnostic> problems) {
        Map<String, StackComponent> seen = new HashMap<>();
        for (StackComponent component : components) {
            String value = of.apply(component);
            StackComponent first = seen.putIfAbsent(value, component);
            if (first != null && !value.isEmpty()) {
                problems.add(Diagnostic.error("Duplicate " + component.kind().word() + " " + what,
                        "The " + what + " `" + value + "` of this " + component.kind().word()
                                + " is also that of the one at " + place(first) + ".",
                        component.at()));
            }
        }
    }

    /** Relative to the stack's folder: another place of the same file, mostly. */
    private String place(StackComponent component) {
        return Paths.folderOf(stack.file()).relativize(Path.of(component.at().source().name())) + ":"
                + component.at().start().line();
    }

    private void checkFolders(List<Diagnostic> problems) {
        Path folder = Paths.folderOf(stack.file());
        Set<Path> ofUnits = new HashSet<>();
        stack.units().stream().filter(unit -> !unit.path().value().isBlank())
                .forEach(unit -> ofUnits.add(unit.generatedFolder(folder)));
        stack.stacks().stream().filter(each -> !each.path().value().isBlank())
                .filter(each -> ofUnits.contains(each.generatedFolder(folder)))
                .forEach(each -> problems.add(Diagnostic.error("Duplicate path",
                        "A unit is generated into `" + each.path().value() + "` too.", each.at())));
    }
}
