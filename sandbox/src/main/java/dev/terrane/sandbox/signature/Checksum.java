package dev.terrane.sandbox.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums of S3's `x-amz-checksum-…` headers, in base64 (S3 User Guide, "Checking object integrity"). */
public enum Checksum {
    CRC32, CRC32C, CRC64NVME, SHA1, SHA256;

    private static final long[] CRC64_TABLE = crc64Table();

    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    public String compute(byte[] bytes) {
        byte[] sum = switch (this) {
            case CRC32 -> crc(new CRC32(), bytes);
            case CRC32C -> crc(new CRC32C(), bytes);
            case CRC64NVME -> ByteBuffer.allocate(8).putLong(crc64(bytes)).array();
            case SHA1 -> digest("SHA-1", bytes);
            case SHA256 -> digest("SHA-256", bytes);
        };
        return Base64.getEncoder().encodeToString(sum);
    }

    private static byte[] crc(java.util.zip.Checksum crc, byte[] bytes) {
        crc.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime has no " + algorithm, e);
        }
    }

    private static long crc64(byte[] bytes) {
        long crc = ~0L;
        for (byte next : bytes) {
            crc = CRC64_TABLE[(int) (crc ^ next) & 0xFF] ^ crc >>> 8;
        }
        return ~crc;
    }

    /** Of the NVMe polynomial, reflected. */
    private static long[] crc64Table() {
        long[] table = new long[256];
        for (int index = 0; index < table.length; index++) {
            long crc = index;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x9A6C9329AC4BC9B5L;
            }
            table[index] = crc;
        }
        return table;
    }
}
