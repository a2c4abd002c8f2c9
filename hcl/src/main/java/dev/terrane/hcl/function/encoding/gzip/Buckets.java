package dev.terrane.hcl.function.encoding.gzip;

import java.util.Arrays;

/** Ranges of numbers that share a symbol, which is followed by the number's distance from the start of its range. */
final class Buckets {
    /** Of 3 to 258; the last has a symbol of its own. */
    static final Buckets LENGTHS = new Buckets(29, 3, 4);
    /** Of 1 to 32768. */
    static final Buckets DISTANCES = new Buckets(30, 1, 2);
    static {
        LENGTHS.starts[28] = 258;
        LENGTHS.bits[28] = 0;
    }

    private final int[] starts;
    private final int[] bits;

    /** Ranges that double their length after so many each. */
    private Buckets(int count, int first, int each) {
        starts = new int[count];
        bits = new int[count];
        for (int i = 0, start = first; i < count; i++) {
            starts[i] = start;
            bits[i] = Math.max(0, i / each - 1);
            start += 1 << bits[i];
        }
    }

    int of(int number) {
        int found = Arrays.binarySearch(starts, number);
        return found >= 0 ? found : -found - 2;
    }

    int bits(int bucket) {
        return bits[bucket];
    }

    void writeRest(int number, BitOutput out) {
        int bucket = of(number);
        out.bits(number - starts[bucket], bits[bucket]);
    }
}
