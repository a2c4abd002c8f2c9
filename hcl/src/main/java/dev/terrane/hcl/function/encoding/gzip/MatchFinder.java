package dev.terrane.hcl.function.encoding.gzip;

import java.util.Arrays;

/**
 * Finds what was there before, by chains of places with the same hash of four bytes. A match is taken unless the next
 * byte begins a longer one. Every number in here decides what comes out; they are those of Go's default level.
 */
final class MatchFinder {
    private static final int WINDOW = 1 << 15;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 258;
    /** From this length on, no longer one is looked for at the same place. */
    private static final int NICE = 128;
    /** From this length on, none is looked for at the next place. */
    private static final int LAZY = 16;
    private static final int TRIES = 128;
    /** Matches of the shortest length are not worth their cost beyond this distance. */
    private static final int NEAR = 4096;
    private static final int HASH_BITS = 17;
    private static final int HASH_FACTOR = 0x1E35A7BD;

    private final byte[] bytes;
    private final BlockWriter blocks;
    private final Tokens tokens = new Tokens();
    private final int[] latest = new int[1 << HASH_BITS];
    private final int[] previous = new int[WINDOW];

    /** Where the window over the input starts: it moves on by its half. */
    private int base;
    private int blockStart;
    private int index;

    MatchFinder(byte[] bytes, BlockWriter blocks) {
        this.bytes = bytes;
        this.blocks = blocks;
        Arrays.fill(latest, -1);
    }

    void run() {
        boolean pending = false;
        int length = 0;
        int distance = 0;
        while (index < bytes.length) {
            moveWindow();
            int candidate = remember(index);
            int lastLength = length;
            int lastDistance = distance;
            length = 0;
            if (lastLength < LAZY && bytes.length - index > Math.max(lastLength, SHORTEST - 1)) {
                int found = longestMatch(candidate);
                if (found >= 0) {
                    length = matchLength(found, index);
                    distance = index - found;
                }
            }
            if (lastLength > 0 && length <= lastLength) {
                tokens.reference(lastLength, lastDistance);
                int next = index + lastLength - 1;
                while (++index < next) {
                    remember(index);
                }
                pending = false;
                length = 0;
                writeIfFull(index);
            } else {
                if (pending) {
                    tokens.literal(bytes[index - 1]);
                    writeIfFull(index);
                }
                pending = true;
                index++;
            }
        }
        if (pending) {
            tokens.literal(bytes[index - 1]);
        }
        if (!tokens.isEmpty()) {
            write(index);
        }
    }

    private void moveWindow() {
        int end = base + 2 * WINDOW;
        if (end < bytes.length && end - index < SHORTEST + LONGEST) {
            base += WINDOW;
        }
    }

    /** Adds a place to the chain of its hash and returns the one before it there; -1 if there is none. */
    private int remember(int place) {
        if (bytes.length - place < SHORTEST) {
            return -1;
        }
        int word = (bytes[place] << 24) | ((bytes[place + 1] & 0xFF) << 16) | ((bytes[place + 2] & 0xFF) << 8)
                | (bytes[place + 3] & 0xFF);
        int hash = (word * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
        int before = latest[hash];
        previous[place % WINDOW] = before;
        latest[hash] = place;
        return before;
    }

    /** The place before this one with the longest match; -1 if there is none. */
    private int longestMatch(int candidate) {
        int longest = SHORTEST - 1;
        int nice = Math.min(NICE, bytes.length - index);
        int first = Math.max(base, index - WINDOW);
        int found = -1;
        int place = candidate;
        for (int tries = TRIES; tries > 0 && place >= first; tries--) {
            int length = bytes[place + longest] == bytes[index + longest] ? matchLength(place, index) : 0;
            if (length > longest && (length > SHORTEST || index - place <= NEAR)) {
                longest = length;
                found = place;
                if (length >= nice) {
                    return found;
                }
            }
            if (place == index - WINDOW) {
                return found;
            }
            place = previous[place % WINDOW];
        }
        return found;
    }

    private int matchLength(int earlier, int later) {
        int most = Math.min(LONGEST, bytes.length - later);
        int mismatch = Arrays.mismatch(bytes, earlier, earlier + most, bytes, later, later + most);
        return mismatch < 0 ? most : mismatch;
    }

    private void writeIfFull(int end) {
        if (tokens.isFull()) {
            write(end);
        }
    }

    private void write(int end) {
        blocks.block(tokens, blockStart, end, blockStart >= base);
        blockStart = end;
        tokens.clear();
    }
}
