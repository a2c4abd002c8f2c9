package dev.terrane.config.load;

import dev.terrane.config.decode.AttributeReader;
import dev.terrane.config.decode.Schemas;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.StackConfig;
import dev.terrane.config.model.StackConfig.AutoInclude;
import dev.terrane.config.model.StackConfig.Kind;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.path.Paths;
import dev.terrane.config.stack.AutoIncludeWriter;
import dev.terrane.config.value.StackValue;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.ConfigBody;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a stack file, what it includes and the autoinclude file beside it. */
final class StackReader {

    private static final BodySchema FILE = new BodySchema(List.of(), List.of(new BlockSchema("locals"),
            new BlockSchema("include", "name"), new BlockSchema("unit", "name"), new BlockSchema("stack", "name")));
    private static final BodySchema INCLUDE = Schemas.attributes("path!");
    /** Others are accepted and mean nothing, as in Terragrunt. */
    private static final BodySchema COMPONENT = new BodySchema(
            Schemas.attributes("source!", "path!", "values", "no_dot_terragrunt_stack", "no_validation",
                    "update_source_with_cas", "mutable").attributes(),
            List.of(new BlockSchema("autoinclude")));

    private final Frame frame;
    private final Attempts attempts = new Attempts();

    /** @param frame one whose configuration file is the stack file */
    StackReader(Frame frame) {
        this.frame = frame.withWorkingDir(Paths.folderOf(frame.configFile()).toString());
    }

    /** A unit or stack block, where it stands, and the scope that it is evaluated in. */
    private record Declared(Kind kind, Block block, ConfigBody file, boolean mayAutoInclude) {
        String name() {
            return block.label(0);
        }

        SourceRange at() {
            return file.source().range(block.headerSpan());
        }
    }

    /**
     * The stack of a file.
     *
     * @throws DiagnosticException with all that is wrong with it
     */
    StackConfig read(Path path) {
        ConfigFile file = open(path, Optional.empty());
        FileEvaluation evaluation = new ConfigEvaluation(frame, file).own();
        Scope plain = new StackScope(evaluation, Optional.empty(), Optional.empty());
        List<Declared> declared = new ArrayList<>(declared(file, plain));
        boolean isAutoInclude = String.valueOf(path.getFileName()).equals(ConfigFileNames.AUTOINCLUDE_STACK);
        if (!isAutoInclude) {
            override(declared, Paths.folderOf(path).resolve(ConfigFileNames.AUTOINCLUDE_STACK));
        }
        attempts.throwIfErrors();
        Path folder = Paths.folderOf(path);
        Scope scope = new StackScope(evaluation, Optional.of(refs(Kind.UNIT, declared, plain, folder)),
                Optional.of(refs(Kind.STACK, declared, plain, folder)));
        Map<String, Located<Value>> locals = new LinkedHashMap<>();
        attempts.addAll(file.locals().problems());
        file.locals().definitions().forEach((name, definition) -> attempts.attempt(() -> locals.put(name,
                new Located<>(evaluation.locals().value(name).orElseThrow(),
                        file.source().range(definition.attribute().nameSpan())))));
        List<StackComponent> components = new ArrayList<>();
        declared.forEach(each -> attempts.attempt(() -> components.add(component(each, scope, folder))));
        attempts.throwIfErrors();
        StackConfig stack = new StackConfig(path, locals,
                components.stream().filter(each -> each.kind() == Kind.UNIT).toList(),
                components.stream().filter(each -> each.kind() == Kind.STACK).toList());
        new StackValidation(stack, file.source().range(new Span(0, 0))).check();
        return stack;
    }

    /** The stack as `read_terragrunt_config` returns it. */
    Value valueOf(Path path) {
        return StackValue.of(read(path));
    }

    /** The units of a stack by name, each with the configuration file that generation makes. */
    Map<String, Path> units(Path path) {
        Map<String, Path> units = new LinkedHashMap<>();
        read(path).units().forEach(unit -> units.put(unit.name(),
                unit.generatedFolder(Paths.folderOf(path)).resolve(ConfigFileNames.UNIT)));
        return units;
    }

    private ConfigFile open(Path path, Optional<SourceRange> at) {
        return frame.session().files().shared(path).orElseThrow(() -> {
            String detail = "There is no file " + frame.context().display(path) + ".";
            return new DiagnosticException(at.map(range -> Diagnostic.error("File not found", detail, range))
                    .orElseGet(() -> Diagnostic.error("File not found", detail)));
        });
    }

    /** The components of a file, then those of the files that it includes. */
    private List<Declared> declared(ConfigFile file, Scope scope) {
        BodyContent content = file.body().content(FILE);
        attempts.addAll(content.diagnostics());
        content.blocksOfType("locals").skip(1).forEach(block -> attempts.addAll(List.of(Diagnostic.error(
                "Duplicate locals block", "There may be only one `locals` block.",
                file.source().range(block.headerSpan())))));
        List<Declared> all = new ArrayList<>(components(content, file.body(), true));
        content.blocksOfType("include").forEach(block -> attempts.attempt(() -> {
            BodyContent include = block.body().content(INCLUDE);
            Diagnostics problems = new Diagnostics();
            problems.addAll(include.diagnostics());
            AttributeReader in = new AttributeReader(file.source(), include, scope, problems);
            String path = in.text("path").orElse("");
            problems.throwIfErrors();
            all.addAll(included(Paths.folderOf(file.path()).resolve(path).normalize(),
                    in.at("path", block.headerSpan())));
        }));
        return all;
    }

    private List<Declared> included(Path path, SourceRange at) {
        ConfigFile file = open(path, Optional.of(at));
        frame.reads().add(path);
        return onlyComponents(file, "included stack file", true);
    }

    private List<Declared> onlyComponents(ConfigFile file, String what, boolean mayAutoInclude) {
        BodyContent content = file.body().content(FILE);
        attempts.addAll(content.diagnostics());
        for (String type : List.of("locals", "include")) {
            content.blocksOfType(type).findFirst().ifPresent(block -> attempts.addAll(List.of(Diagnostic.error(
                    "Block not possible here", "An " + what + " cannot have `" + type + "` blocks.",
                    file.source().range(block.headerSpan())))));
        }
        return components(content, file.body(), mayAutoInclude);
    }

    private static List<Declared> components(BodyContent content, ConfigBody file, boolean mayAutoInclude) {
        List<Declared> components = new ArrayList<>();
        content.blocks().forEach(block -> {
            switch (block.type()) {
                case "unit" -> components.add(new Declared(Kind.UNIT, block, file, mayAutoInclude));
                case "stack" -> components.add(new Declared(Kind.STACK, block, file, mayAutoInclude));
                default -> {
                }
            }
        });
        return components;
    }

    /** Components of an autoinclude file replace those of the same kind and name, whole. */
    private void override(List<Declared> declared, Path autoInclude) {
        if (!frame.session().probes().exists(autoInclude)) {
            return;
        }
        attempts.attempt(() -> {
            ConfigFile file = open(autoInclude, Optional.empty());
            if (file.body() instanceof Body body) {
                AutoIncludeWriter.checkDependencyValues(body).ifPresent(problem -> attempts.addAll(List.of(problem)));
            }
            for (Declared each : onlyComponents(file, "autoinclude file of a stack", false)) {
                int same = indexOf(declared, each);
                if (same < 0) {
                    declared.add(each);
                } else {
                    declared.set(same, each);
                }
            }
        });
    }

    private static int indexOf(List<Declared> declared, Declared wanted) {
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).kind() == wanted.kind() && declared.get(i).name().equals(wanted.name())) {
                return i;
            }
        }
        return -1;
    }

    private static LazyObject refs(Kind kind, List<Declared> declared, Scope scope, Path stackFolder) {
        Map<String, Supplier<Path>> folders = new LinkedHashMap<>();
        declared.stream().filter(each -> each.kind() == kind)
                .forEach(each -> folders.put(each.name(), () -> folder(each, scope, stackFolder)));
        return new ComponentRefs(folders);
    }

    private static Path folder(Declared each, Scope scope, Path stackFolder) {
        Diagnostics problems = new Diagnostics();
        AttributeReader in = new AttributeReader(each.file().source(),
                each.block().body().partialContent(COMPONENT).content(), scope, problems);
        String path = in.text("path").orElse("");
        boolean here = in.flag("no_dot_terragrunt_stack").orElse(false);
        problems.throwIfErrors();
        return StackComponent.folder(stackFolder, path, here);
    }

    private StackComponent component(Declared each, Scope scope, Path stackFolder) {
        BodyContent content = each.block().body().partialContent(COMPONENT).content();
        Diagnostics problems = new Diagnostics();
        problems.addAll(content.diagnostics());
        AttributeReader in = new AttributeReader(each.file().source(), content, scope, problems);
        Located<String> source = in.locatedText("source").orElse(new Located<>("", each.at()));
        Located<String> path = in.locatedText("path").orElse(new Located<>("", each.at()));
        Optional<Value> values = in.any("values").filter(value -> !value.isNull());
        Optional<Boolean> here = in.flag("no_dot_terragrunt_stack");
        Optional<Boolean> noValidation = in.flag("no_validation");
        in.flag("update_source_with_cas");
        in.flag("mutable");
        problems.throwIfErrors();
        Optional<AutoInclude> autoInclude = each.mayAutoInclude()
                ? content.blocksOfType("autoinclude").findFirst()
                        .map(block -> autoInclude(each, block, scope,
                                StackComponent.folder(stackFolder, path.value(), here.orElse(false))))
                : Optional.empty();
        return new StackComponent(each.kind(), each.name(), source, path, values, here, noValidation, autoInclude,
                each.at());
    }

    private static AutoInclude autoInclude(Declared each, Block block, Scope scope, Path target) {
        if (!(block.body() instanceof Body body)) {
            throw new DiagnosticException(Diagnostic.error("Autoinclude in JSON",
                    "An autoinclude block is possible in HCL's own syntax only, not in JSON.", each.at()));
        }
        return AutoIncludeWriter.write(each.kind(), each.name(), body, scope, target);
    }
}
