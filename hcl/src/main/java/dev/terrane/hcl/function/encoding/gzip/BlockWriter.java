package dev.terrane.hcl.function.encoding.gzip;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes blocks of the deflate format, each in the form that is the shortest. */
final class BlockWriter {
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int LONGEST_STORED = 0xFFFF;
    private static final PrefixCode FIXED_LITERALS = PrefixCode.ofLengths(
            IntStream.range(0, 288).map(symbol -> symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
    private static final PrefixCode FIXED_DISTANCES = PrefixCode.ofLengths(IntStream.range(0, DISTANCES).map(_ -> 5));

    /** Symbols of repetitions in the lengths of codes, and the order in which their own lengths are written. */
    private static final int REPEAT = 16;
    private static final int FEW_ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] bytes;
    private final BitOutput out;

    BlockWriter(byte[] bytes, BitOutput out) {
        this.bytes = bytes;
        this.out = out;
    }

    /** A block of tokens for a part of the bytes. */
    void block(Tokens tokens, int start, int end, boolean storable) {
        int[] literals = new int[LITERALS];
        int[] distances = new int[DISTANCES];
        int extraBits = count(tokens, literals, distances);
        int literalCount = used(literals, 0);
        int distanceCount = used(distances, 1);
        // There must be a distance, even where nothing is referred to.
        distances[0] = Math.max(distances[0], distanceCount == 1 ? 1 : 0);

        PrefixCode literalCode = PrefixCode.of(literals, 15);
        PrefixCode distanceCode = PrefixCode.of(distances, 15);
        CodeLengths lengths = new CodeLengths(IntStream.concat(
                IntStream.range(0, literalCount).map(literalCode::length),
                IntStream.range(0, distanceCount).map(distanceCode::length)).toArray());

        int dynamicSize = 14 + lengths.size() + literalCode.size(literals) + distanceCode.size(distances);
        int fixedSize = FIXED_LITERALS.size(literals) + FIXED_DISTANCES.size(distances);
        int size = 3 + Math.min(dynamicSize, fixedSize) + extraBits;
        if (storable && end - start <= LONGEST_STORED && (end - start + 5) * 8 < size) {
            stored(start, end, false);
        } else if (dynamicSize < fixedSize) {
            out.bits(0b100, 3);
            out.bits(literalCount - FIRST_LENGTH, 5);
            out.bits(distanceCount - 1, 5);
            lengths.write();
            write(tokens, literalCode, distanceCode);
        } else {
            out.bits(0b010, 3);
            write(tokens, FIXED_LITERALS, FIXED_DISTANCES);
        }
    }

    /** A block of a part of the bytes as they are. */
    void stored(int start, int end, boolean last) {
        out.bits(last ? 1 : 0, 3);
        out.align();
        out.bits(end - start, 16);
        out.bits(~(end - start) & 0xFFFF, 16);
        out.bytes(bytes, start, end);
    }

    /** Counts the symbols and returns how many bits go with them. */
    private static int count(Tokens tokens, int[] literals, int[] distances) {
        int extraBits = 0;
        literals[END_OF_BLOCK] = 1;
        for (int token = 0; token < tokens.count(); token++) {
            if (tokens.length(token) == 0) {
                literals[tokens.value(token)]++;
            } else {
                int length = Buckets.LENGTHS.of(tokens.length(token));
                int distance = Buckets.DISTANCES.of(tokens.value(token));
                literals[FIRST_LENGTH + length]++;
                distances[distance]++;
                extraBits += Buckets.LENGTHS.bits(length) + Buckets.DISTANCES.bits(distance);
            }
        }
        return extraBits;
    }

    private static int used(int[] frequencies, int least) {
        int count = frequencies.length;
        while (count > least && frequencies[count - 1] == 0) {
            count--;
        }
        return count;
    }

    private void write(Tokens tokens, PrefixCode literalCode, PrefixCode distanceCode) {
        for (int token = 0; token < tokens.count(); token++) {
            int length = tokens.length(token);
            int value = tokens.value(token);
            if (length == 0) {
                literalCode.write(value, out);
            } else {
                literalCode.write(FIRST_LENGTH + Buckets.LENGTHS.of(length), out);
                Buckets.LENGTHS.writeRest(length, out);
                distanceCode.write(Buckets.DISTANCES.of(value), out);
                Buckets.DISTANCES.writeRest(value, out);
            }
        }
        literalCode.write(END_OF_BLOCK, out);
    }

    /** The lengths of both codes of a block, repetitions shortened, in a code of their own. */
    private final class CodeLengths {
        private record Run(int symbol, int rest, int restBits) {}

        private final List<Run> runs = new ArrayList<>();
        private final int[] frequencies = new int[ORDER.length];
        private final PrefixCode code;
        private final int written;

        CodeLengths(int[] lengths) {
            for (int start = 0, end; start < lengths.length; start = end) {
                end = start + 1;
                while (end < lengths.length && lengths[end] == lengths[start]) {
                    end++;
                }
                add(lengths[start], end - start);
            }
            code = PrefixCode.of(frequencies, 7);
            int count = ORDER.length;
            while (count > 4 && frequencies[ORDER[count - 1]] == 0) {
                count--;
            }
            written = count;
        }

        private void add(int length, int times) {
            int left = times;
            if (length == 0) {
                for (; left >= 11; left -= Math.min(left, 138)) {
                    add(new Run(MANY_ZEROS, Math.min(left, 138) - 11, 7));
                }
                if (left >= 3) {
                    add(new Run(FEW_ZEROS, left - 3, 3));
                    left = 0;
                }
            } else {
                add(new Run(length, 0, 0));
                for (left--; left >= 3; left -= Math.min(left, 6)) {
                    add(new Run(REPEAT, Math.min(left, 6) - 3, 2));
                }
            }
            for (; left > 0; left--) {
                add(new Run(length, 0, 0));
            }
        }

        private void add(Run run) {
            runs.add(run);
            frequencies[run.symbol()]++;
        }

        int size() {
            return 3 * written + code.size(frequencies) + runs.stream().mapToInt(Run::restBits).sum();
        }

        void write() {
            out.bits(written - 4, 4);
            for (int i = 0; i < written; i++) {
                out.bits(code.length(ORDER[i]), 3);
            }
            for (Run run : runs) {
                code.write(run.symbol(), out);
                out.bits(run.rest(), run.restBits());
            }
        }
    }
}
