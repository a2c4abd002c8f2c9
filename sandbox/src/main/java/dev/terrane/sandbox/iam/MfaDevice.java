package dev.terrane.sandbox.iam;

import dev.terrane.sandbox.wire.Bytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A virtual MFA device: six digits every 30 seconds (RFC 6238, SHA-1). */
public record MfaDevice(String serialNumber, Bytes seed) {
    /** What its display shows at that time. */
    public String code(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed.array(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(time.getEpochSecond() / 30).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7FFFFFFF;
            String digits = Integer.toString(number % 1_000_000);
            return "0".repeat(6 - digits.length()) + digits;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime has no HmacSHA1", e);
        }
    }

    /** The seed as an authenticator app takes it (RFC 4648 base 32). */
    public String base32() {
        BigInteger bits = new BigInteger(1, seed.array());
        StringBuilder text = new StringBuilder();
        for (int shift = seed.length() * 8 - 5; shift >= 0; shift -= 5) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "MfaDevice[serialNumber=" + serialNumber + "]";
    }
}
