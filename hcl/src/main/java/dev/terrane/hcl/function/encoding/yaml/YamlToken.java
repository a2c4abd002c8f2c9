package dev.terrane.hcl.function.encoding.yaml;

/**
 * A token of YAML.
 *
 * @param text the text of a scalar, the name of an anchor or alias, the handle of a tag
 * @param suffix what follows the handle of a tag, or the prefix that a directive gives it
 * @param style how a scalar was written
 */
record YamlToken(Kind kind, String text, String suffix, Style style, int line) {

    enum Kind {
        VERSION,
        TAG_DIRECTIVE,
        DOCUMENT_START,
        DOCUMENT_END,
        STREAM_END,
        BLOCK_SEQUENCE,
        BLOCK_MAPPING,
        BLOCK_END,
        FLOW_SEQUENCE,
        FLOW_SEQUENCE_END,
        FLOW_MAPPING,
        FLOW_MAPPING_END,
        BLOCK_ENTRY,
        FLOW_ENTRY,
        KEY,
        VALUE,
        ALIAS,
        ANCHOR,
        TAG,
        SCALAR
    }

    enum Style {
        PLAIN, QUOTED, BLOCK
    }

    static YamlToken of(Kind kind, int line) {
        return new YamlToken(kind, "", "", Style.PLAIN, line);
    }
}
