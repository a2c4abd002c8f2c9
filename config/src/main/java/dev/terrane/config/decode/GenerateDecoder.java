package dev.terrane.config.decode;

import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.GenerateBlock.IfDisabled;
import dev.terrane.config.model.GenerateBlock.IfExists;
import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads `generate` blocks, and the attribute form of several in one object. */
public final class GenerateDecoder {

    private static final BodySchema SCHEMA = Schemas.attributes("path!", "if_exists!", "contents!", "if_disabled",
            "comment_prefix", "disable_signature", "disable", "hcl_fmt");

    private GenerateDecoder() {}

    /**
     * A block as a record.
     *
     * @throws DiagnosticException with all that is wrong with it
     */
    public static GenerateBlock block(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, SCHEMA, scope);
        AttributeReader attributes = in.attributes();
        Optional<IfExists> ifExists = attributes.text("if_exists").map(word -> ifExists(word, in));
        Optional<IfDisabled> ifDisabled = attributes.text("if_disabled").map(word -> ifDisabled(word, in));
        return in.finish(new GenerateBlock(in.label(), in.requiredText("path"), in.requiredText("contents"),
                ifExists.orElse(IfExists.ERROR), ifDisabled.orElse(IfDisabled.SKIP),
                attributes.text("comment_prefix").orElse(GenerateBlock.DEFAULT_COMMENT_PREFIX),
                attributes.flag("disable_signature").orElse(false), attributes.flag("disable").orElse(false),
                attributes.flag("hcl_fmt"), in.at()));
    }

    private static IfExists ifExists(String word, BlockReader in) {
        return IfExists.of(word).orElseGet(() -> {
            in.problem(badIfExists(word, in.at("if_exists")));
            return IfExists.ERROR;
        });
    }

    private static IfDisabled ifDisabled(String word, BlockReader in) {
        return IfDisabled.of(word).orElseGet(() -> {
            in.problem(badIfDisabled(word, in.at("if_disabled")));
            return IfDisabled.SKIP;
        });
    }

    /** The blocks of the attribute form `generate = { name = { … } }`, read leniently. */
    public static List<GenerateBlock> attribute(Value value, SourceRange at) {
        Value plain = PlainValues.of(value);
        if (!(plain.type() instanceof ObjectType)) {
            throw new DiagnosticException(
                    Diagnostic.error("Unsuitable value type", "`generate` must be an object of objects.", at));
        }
        List<GenerateBlock> blocks = new ArrayList<>();
        plain.entries().forEach((name, each) -> {
            if (!(each.type() instanceof ObjectType)) {
                throw new DiagnosticException(Diagnostic.error("Unsuitable value type",
                        "`" + name + "` of generate must be an object.", at));
            }
            blocks.add(block(name, new LenientObject(each, "generate." + name, at), at));
        });
        return blocks;
    }

    private static GenerateBlock block(String name, LenientObject in, SourceRange at) {
        String ifExists = in.text("if_exists").filter(word -> !word.isEmpty())
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error("Missing required argument",
                        "The argument \"if_exists\" of generate `" + name + "` is required, but it is not set.", at)));
        String ifDisabled = in.text("if_disabled").orElse(IfDisabled.SKIP.word());
        return new GenerateBlock(name, in.text("path").orElse(""), in.text("contents").orElse(""),
                IfExists.of(ifExists).orElseThrow(() -> new DiagnosticException(badIfExists(ifExists, at))),
                IfDisabled.of(ifDisabled).orElseThrow(() -> new DiagnosticException(badIfDisabled(ifDisabled, at))),
                in.text("comment_prefix").orElse(GenerateBlock.DEFAULT_COMMENT_PREFIX),
                in.flag("disable_signature").orElse(false), in.flag("disable").orElse(false), in.flag("hcl_fmt"), at);
    }

    /** Complains about names that come twice in one file. */
    public static void checkUnique(List<GenerateBlock> blocks, Diagnostics problems) {
        Set<String> names = new HashSet<>();
        for (GenerateBlock block : blocks) {
            if (!names.add(block.name())) {
                problems.add(Diagnostic.error("Duplicate generate block",
                        "There is another generate block named `" + block.name() + "` in this file.", block.at()));
            }
        }
    }

    private static Diagnostic badIfExists(String word, SourceRange at) {
        return choice("if_exists", word, Arrays.stream(IfExists.values()).map(IfExists::word).toList(), at);
    }

    private static Diagnostic badIfDisabled(String word, SourceRange at) {
        return choice("if_disabled", word, Arrays.stream(IfDisabled.values()).map(IfDisabled::word).toList(), at);
    }

    private static Diagnostic choice(String name, String word, List<String> choices, SourceRange at) {
        return Diagnostic.error("Unknown choice",
                "`" + name + "` is \"" + word + "\", but can only be "
                        + choices.stream().map(choice -> "\"" + choice + "\"").collect(Collectors.joining(", ")) + ".",
                at);
    }
}
