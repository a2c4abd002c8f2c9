package dev.terrane.config.file;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.eval.References;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.ConfigBody.Attributes;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A `locals` block, looked at once for all units that read the file: its definitions, and what is wrong with how they
 * refer to each other. Terragrunt looks at references as they are written, also inside of `try`; so does this.
 */
public final class Locals {

    private static final Set<String> VARIABLES = Set.of("local", "include", "feature", "values");

    /** No definitions. */
    public static final Locals NONE = new Locals(Map.of(), List.of());

    /**
     * One definition.
     *
     * @param problems what is wrong with its references; it has no value if there is something
     */
    public record Definition(Attribute attribute, List<Diagnostic> problems) {}

    private final Map<String, Definition> definitions;
    private final List<Diagnostic> problems;

    private Locals(Map<String, Definition> definitions, List<Diagnostic> problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    /** The definitions by name, in the order they are written. */
    public Map<String, Definition> definitions() {
        return definitions;
    }

    /** What is wrong with the block itself. */
    public List<Diagnostic> problems() {
        return problems;
    }

    /** Looks at the attributes of a block. */
    static Locals of(Source source, Attributes block) {
        Map<String, Attribute> attributes = block.attributes();
        Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
        Map<String, Set<String>> references = new HashMap<>();
        attributes.forEach((name, attribute) -> {
            List<Diagnostic> wrong = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            for (ScopeTraversal reference : References.of(attribute.expression())) {
                check(reference, attributes.keySet(), source).ifPresentOrElse(wrong::add,
                        () -> localName(reference).ifPresent(names::add));
            }
            found.put(name, wrong);
            references.put(name, names);
        });
        findCycles(source, attributes, references, found);
        Map<String, Definition> definitions = LinkedHashMap.newLinkedHashMap(attributes.size());
        attributes.forEach((name, attribute) -> definitions.put(name,
                new Definition(attribute, List.copyOf(found.getOrDefault(name, List.of())))));
        return new Locals(definitions, block.diagnostics());
    }

    private static Optional<Diagnostic> check(ScopeTraversal reference, Collection<String> names, Source source) {
        if (!VARIABLES.contains(reference.root())) {
            String only = "Here only other locals, `include`, `feature` and `values` can be referred to, not `"
                    + reference.root() + "`.";
            return Optional.of(Diagnostic.error("Reference not possible in locals", only,
                    source.range(reference.span())));
        }
        if (!reference.root().equals("local")) {
            return Optional.empty();
        }
        Optional<String> name = localName(reference);
        if (name.isEmpty()) {
            return Optional.of(Diagnostic.error("Reference not possible in locals",
                    "A local can be referred to by its name only, as in `local.name`.",
                    source.range(reference.span())));
        }
        if (names.contains(name.get())) {
            return Optional.empty();
        }
        return Optional.of(UndefinedLocal.diagnostic(name.get(), names, source.range(reference.span())));
    }

    private static Optional<String> localName(ScopeTraversal reference) {
        if (!reference.root().equals("local")) {
            return Optional.empty();
        }
        for (Step step : reference.steps()) {
            if (step instanceof Step.Attribute attribute) {
                return Optional.of(attribute.name());
            }
        }
        return Optional.empty();
    }

    /** Gives every definition that is part of a cycle, or leads into one, an error that names the way round. */
    private static void findCycles(Source source, Map<String, Attribute> attributes,
            Map<String, Set<String>> references, Map<String, List<Diagnostic>> found) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : attributes.keySet()) {
            walk(source, attributes, references, found, name, new ArrayList<>(), done);
        }
    }

    private static void walk(Source source, Map<String, Attribute> attributes, Map<String, Set<String>> references,
            Map<String, List<Diagnostic>> found, String name, List<String> way, Set<String> done) {
        int start = way.indexOf(name);
        if (start >= 0) {
            List<String> round = new ArrayList<>(way.subList(start, way.size()));
            round.add(name);
            Attribute first = attributes.get(name);
            if (first != null) {
                Diagnostic cycle = Diagnostic.error("Locals refer to each other in a cycle",
                        "These cannot be evaluated, because each needs the next: "
                                + round.stream().map(each -> "local." + each).collect(Collectors.joining(" → ")) + ".",
                        source.range(first.nameSpan()));
                round.forEach(each -> addOnce(found.computeIfAbsent(each, _ -> new ArrayList<>()), cycle));
            }
            return;
        }
        if (done.contains(name)) {
            return;
        }
        way.add(name);
        for (String next : references.getOrDefault(name, Set.of())) {
            walk(source, attributes, references, found, next, way, done);
        }
        way.removeLast();
        done.add(name);
    }

    private static void addOnce(List<Diagnostic> list, Diagnostic diagnostic) {
        if (!list.contains(diagnostic)) {
            list.add(diagnostic);
        }
    }
}
