package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import java.util.stream.Collectors;

/** Finds the outermost block that a place is in, to name it in messages. */
public final class EnclosingBlock {

    /** A longer text is not parsed again for each message about it. */
    private static final int MAX_LENGTH = 256 << 10;

    private EnclosingBlock() {}

    /** Type and labels, such as {@code dependency "vpc"}; empty outside of blocks, in JSON, and in very long texts. */
    public static String describe(SourceRange range) {
        Source source = range.source();
        boolean looked = source.length() <= MAX_LENGTH && !source.name().endsWith(".json");
        if (!looked || !(Parser.parse(source).body() instanceof Body body)) {
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
