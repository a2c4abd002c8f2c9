package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.SourceRange;
import java.util.stream.Collectors;

/** Finds the outermost block that a place is in, to name it in messages. */
public final class EnclosingBlock {

    private EnclosingBlock() {}

    /** Type and labels, such as {@code dependency "vpc"}; empty outside of blocks, and in the JSON syntax. */
    public static String describe(SourceRange range) {
        if (range.source().name().endsWith(".json") || !(Parser.parse(range.source()).body() instanceof Body body)) {
            return "";
        }
        int offset = range.span().start();
        return body.blocks().stream().filter(block -> block.span().contains(offset)).findFirst()
                .map(EnclosingBlock::header).orElse("");
    }

    private static String header(Block block) {
        return block.type() + block.labels().stream().map(label -> " \"" + label.value() + "\"")
                .collect(Collectors.joining());
    }
}
