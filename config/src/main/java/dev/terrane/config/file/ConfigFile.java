package dev.terrane.config.file;

import dev.terrane.config.decode.UnitSchema;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.ConfigBody;
import dev.terrane.hcl.syntax.Parser;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file and what can be said of it without evaluating anything; computed once, however many units read it.
 * Immutable to those who use it.
 */
public final class ConfigFile {

    private final Path path;
    private final ConfigBody body;
    private final boolean bareInclude;
    private volatile @Nullable BodyContent content;
    private volatile @Nullable Locals locals;

    ConfigFile(Path path, ConfigBody body) {
        this.path = path;
        this.bareInclude = BareIncludes.present(body);
        this.body = bareInclude ? BareIncludes.labelled(body) : body;
    }

    /** A file that says nothing. */
    public static ConfigFile empty(Path path) {
        return new ConfigFile(path, Parser.parse(Source.of(path.toString(), "")).body());
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    public ConfigBody body() {
        return body;
    }

    public Source source() {
        return body.source();
    }

    /** Whether it has an `include` block without a label. */
    public boolean hasBareInclude() {
        return bareInclude;
    }

    /** The file as a unit's (or an included) configuration, with what does not belong in one as diagnostics. */
    public BodyContent content() {
        BodyContent known = content;
        if (known == null) {
            known = UnitSchema.read(body);
            content = known;
        }
        return known;
    }

    /** Its `locals` block; of several the first, and that there are several is for {@link #content()} to tell. */
    public Locals locals() {
        Locals known = locals;
        if (known == null) {
            List<Block> blocks = content().blocksOfType("locals").toList();
            known = blocks.isEmpty() ? Locals.NONE : Locals.of(source(), blocks.getFirst().body().justAttributes());
            locals = known;
        }
        return known;
    }
}
