package dev.terrane.hcl.function.encoding.gzip;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The bits that stand for symbols, of which none begins with those of another. Symbols of the same length are numbered
 * in their order.
 */
final class PrefixCode {
    private final int[] lengths;
    private final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = numbered(lengths);
    }

    static PrefixCode ofLengths(IntStream lengths) {
        return new PrefixCode(lengths.toArray());
    }

    /** The code that is shortest for these frequencies of symbols. */
    static PrefixCode of(int[] frequencies, int longest) {
        int[] lengths = new int[frequencies.length];
        int[] symbols = IntStream.range(0, frequencies.length).filter(symbol -> frequencies[symbol] > 0).boxed()
                .sorted(Comparator.comparingInt(symbol -> frequencies[symbol])).mapToInt(Integer::intValue).toArray();
        if (symbols.length <= 2) {
            for (int symbol : symbols) {
                lengths[symbol] = 1;
            }
            return new PrefixCode(lengths);
        }
        int[] weights = IntStream.of(symbols).map(symbol -> frequencies[symbol]).toArray();
        for (int chosen : choose(weights, Math.min(longest, symbols.length - 1))) {
            for (int i = 0; i < chosen; i++) {
                lengths[symbols[i]]++;
            }
        }
        return new PrefixCode(lengths);
    }

    /** How many of the symbols get another bit, for each of the bits: the package-merge algorithm. */
    private static int[] choose(int[] weights, int rounds) {
        boolean[][] isPair = new boolean[rounds][];
        int[] merged = weights;
        isPair[0] = new boolean[weights.length];
        for (int round = 1; round < rounds; round++) {
            int pairs = merged.length / 2;
            int[] next = new int[weights.length + pairs];
            isPair[round] = new boolean[next.length];
            for (int i = 0, symbol = 0, pair = 0; i < next.length; i++) {
                boolean pairNext = pair < pairs && (symbol == weights.length
                        || merged[2 * pair] + merged[2 * pair + 1] <= weights[symbol]);
                isPair[round][i] = pairNext;
                next[i] = pairNext ? merged[2 * pair] + merged[2 * pair++ + 1] : weights[symbol++];
            }
            merged = next;
        }
        int[] chosen = new int[rounds];
        int taken = 2 * weights.length - 2;
        for (int round = rounds - 1; round >= 0; round--) {
            int pairs = 0;
            for (int i = 0; i < taken; i++) {
                pairs += isPair[round][i] ? 1 : 0;
            }
            chosen[round] = taken - pairs;
            taken = 2 * pairs;
        }
        return chosen;
    }

    private static int[] numbered(int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length < Short.SIZE; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code++) >>> (Integer.SIZE - length);
                }
            }
            code <<= 1;
        }
        return codes;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** The bits of so many of each symbol. */
    int size(int[] frequencies) {
        return IntStream.range(0, frequencies.length).map(symbol -> frequencies[symbol] * lengths[symbol]).sum();
    }

    void write(int symbol, BitOutput out) {
        out.bits(codes[symbol], lengths[symbol]);
    }
}
