package dev.terrane.hcl.function.encoding.gzip;

import java.util.zip.CRC32;

/** The gzip format. */
public final class Gzip {
    private static final int[] HEADER = {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF};

    private Gzip() {}

    /** Compresses bytes to the very bytes that Terragrunt compresses them to, as what is made of them must not change. */
    public static byte[] compress(byte[] bytes) {
        BitOutput out = new BitOutput();
        for (int value : HEADER) {
            out.bits(value, 8);
        }
        BlockWriter blocks = new BlockWriter(bytes, out);
        new MatchFinder(bytes, blocks).run();
        blocks.stored(0, 0, false);
        blocks.stored(0, 0, true);

        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        out.bits((int) checksum.getValue() & 0xFFFF, 16);
        out.bits((int) (checksum.getValue() >>> 16), 16);
        out.bits(bytes.length & 0xFFFF, 16);
        out.bits(bytes.length >>> 16, 16);
        return out.bytes();
    }
}
