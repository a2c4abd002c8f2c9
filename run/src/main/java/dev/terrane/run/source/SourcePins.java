package dev.terrane.run.source;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.print.HclStrings;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What `update_source_with_cas` asks for: sources that a unit's or stack's file names relative to its own place are kept
 * in a {@link TreeStore}, and the copy of the file names them by their hashes, so that they are found from wherever the
 * copy lies. The hashes are those that Terragrunt gives to local sources.
 */
final class SourcePins {
    private static final String PROTOCOL = "cas::sha256:";
    private static final Scope LITERALS = Scope.of(Map.of(), Functions.of(List.of()));

    private final TreeStore store;
    private final Path root;
    private final List<Path> above = new ArrayList<>();
    private Optional<String> rootHash = Optional.empty();

    /** @param root the folder that sources may not lead out of: what stands before the `//` of an address */
    SourcePins(TreeStore store, Path root) {
        this.store = store;
        this.root = root;
    }

    /** A source in a file's text, and what it becomes. */
    private record Pin(Span source, String name) {}

    /**
     * The texts of files directly in a folder that name other sources in a copy of it, by the names of the files.
     *
     * @throws SourceException if a source cannot be kept
     */
    Map<String, String> of(Path folder) throws SourceException, IOException {
        if (above.contains(folder)) {
            throw new SourceException(root.relativize(folder) + " has itself as a source");
        }
        above.add(folder);
        try {
            Path stack = folder.resolve(ConfigFileNames.STACK);
            Path file = Files.isRegularFile(stack) ? stack : folder.resolve(ConfigFileNames.UNIT);
            return Files.isRegularFile(file) ? ofFile(folder, file) : Map.of();
        } finally {
            above.removeLast();
        }
    }

    private Map<String, String> ofFile(Path folder, Path file) throws SourceException, IOException {
        byte[] text = Files.readAllBytes(file);
        ParsedFile parsed = Parser.parse(Source.of(file.toString(), text));
        if (Diagnostics.hasErrors(parsed.diagnostics()) || !(parsed.body() instanceof Body body)) {
            return Map.of();
        }
        boolean stack = file.endsWith(ConfigFileNames.STACK);
        List<Pin> pins = new ArrayList<>();
        for (Block block : body.blocks()) {
            boolean wanted = stack
                    ? block.type().equals("unit") || block.type().equals("stack")
                    : block.type().equals("terraform");
            if (wanted && block.body() instanceof Body inner && isOn(inner)) {
                pin(folder, inner, stack).ifPresent(pins::add);
            }
        }
        return pins.isEmpty() ? Map.of() : Map.of(String.valueOf(file.getFileName()), replaced(text, pins));
    }

    private static boolean isOn(Body block) {
        return literal(block, "update_source_with_cas").filter(value -> value.type().equals(Type.BOOL))
                .map(Value::asBoolean).orElse(false);
    }

    private static Optional<Value> literal(Body block, String name) {
        return block.attribute(name)
                .map(attribute -> Evaluator.attempt(attribute.expression(), block.source(), LITERALS))
                .filter(result -> !Diagnostics.hasErrors(result.diagnostics())).map(Evaluator.Result::value)
                .filter(value -> value.isKnown() && !value.isNull());
    }

    private Optional<Pin> pin(Path folder, Body block, boolean stack) throws SourceException, IOException {
        Optional<Attribute> attribute = block.attribute("source");
        if (attribute.isEmpty()) {
            return Optional.empty();
        }
        String source = literal(block, "source").filter(value -> value.type().equals(Type.STRING))
                .map(Value::asString).orElseThrow(() -> new SourceException(
                        "with `update_source_with_cas` a source must be a plain string, and that at "
                                + block.source().range(attribute.get().span()).at() + " is not"));
        if (source.isEmpty() || source.startsWith("cas::")) {
            return Optional.empty();
        }
        SourceAddress.Split split = SourceAddress.split(source);
        Path tree = within(folder, split.url(), source);
        Path inner = within(tree, split.folder(), source);
        String name = stack ? kept(inner, of(inner)) : kept(tree, Map.of());
        boolean whole = stack || split.folder().isEmpty();
        return Optional.of(new Pin(attribute.get().expression().span(),
                PROTOCOL + name + (whole ? "" : "//" + split.folder())));
    }

    private Path within(Path folder, String way, String source) throws SourceException {
        Path target = folder.resolve(way).normalize();
        if (way.startsWith("/") || !target.startsWith(root)) {
            throw new SourceException("with `update_source_with_cas` the source \"" + source
                    + "\" must be relative and stay within what is copied; put `//` before the folder that is meant");
        }
        if (!Files.isDirectory(target)) {
            throw new SourceException("the source \"" + source + "\" is no folder");
        }
        return target;
    }

    private String kept(Path tree, Map<String, String> replaced) throws SourceException, IOException {
        if (rootHash.isEmpty()) {
            rootHash = Optional.of(TreeHash.of(root));
        }
        String hash = TreeHash.ofText(rootHash.get() + way(tree));
        store.keep(hash, tree, replaced);
        return hash;
    }

    /** The root itself is `.`. */
    private String way(Path tree) {
        return tree.equals(root) ? "." : root.relativize(tree).toString();
    }

    private static String replaced(byte[] text, List<Pin> pins) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        for (Pin pin : pins) {
            out.write(text, at, pin.source().start() - at);
            out.writeBytes(HclStrings.quote(pin.name()).getBytes(StandardCharsets.UTF_8));
            at = pin.source().end();
        }
        out.write(text, at, text.length - at);
        return new String(Formatter.format(out.toByteArray()), StandardCharsets.UTF_8);
    }
}
