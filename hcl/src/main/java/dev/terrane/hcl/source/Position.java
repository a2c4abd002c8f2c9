package dev.terrane.hcl.source;

/**
 * A place in a source as people count: line and column from 1, the column in grapheme clusters (HCL specification,
 * "Source Ranges"), beside the byte offset from 0.
 */
public record Position(int line, int column, int byteOffset) {

    @Override
    public String toString() {
        return line + "," + column;
    }
}
