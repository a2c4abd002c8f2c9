package dev.terrane.hcl.function.network;

import dev.terrane.hcl.function.FunctionException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * An IP address: its value and its width, 32 bits or 128. {@link #toString()} is canonical (RFC 5952); an IPv6 address
 * that stands for an IPv4 one ({@code ::ffff:0:0/96}) is written as that.
 */
record IpAddress(BigInteger value, int width) {

    private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF).shiftLeft(32);
    private static final int GROUPS = 8;

    static IpAddress parse(String text) {
        return text.indexOf(':') < 0 ? new IpAddress(parseDotted(text), 32) : new IpAddress(parseGroups(text), 128);
    }

    private static BigInteger parseDotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw malformed();
        }
        long value = 0;
        for (String part : parts) {
            boolean digits = !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                throw malformed();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return BigInteger.valueOf(value);
    }

    private static BigInteger parseGroups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            List<Integer> all = groups(text);
            if (all.size() != GROUPS) {
                throw malformed();
            }
            return value(all);
        }
        List<Integer> all = new ArrayList<>(gap == 0 ? List.of() : groups(text.substring(0, gap)));
        List<Integer> tail = gap + 2 == text.length() ? List.of() : groups(text.substring(gap + 2));
        if (all.size() + tail.size() >= GROUPS || (gap > 0 && text.lastIndexOf('.', gap) >= 0)) {
            throw malformed();
        }
        while (all.size() + tail.size() < GROUPS) {
            all.add(0);
        }
        all.addAll(tail);
        return value(all);
    }

    private static List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                int dotted = parseDotted(parts[i]).intValue();
                groups.add(dotted >>> 16);
                groups.add(dotted & 0xFFFF);
            } else if (parts[i].isEmpty() || parts[i].length() > 4 || !parts[i].chars().allMatch(IpAddress::isHex)) {
                throw malformed();
            } else {
                groups.add(Integer.parseInt(parts[i], 16));
            }
        }
        return groups;
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static BigInteger value(List<Integer> groups) {
        BigInteger value = BigInteger.ZERO;
        for (int group : groups) {
            value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return value;
    }

    private static FunctionException malformed() {
        return new FunctionException("not an IP address");
    }

    /** Whether this can be written as an IPv4 address. */
    boolean isDotted() {
        return width == 32 || value.shiftRight(32).shiftLeft(32).equals(MAPPED);
    }

    @Override
    public String toString() {
        if (isDotted()) {
            long low = value.longValue();
            return (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                result.append("::");
                i += gapLength - 1;
            } else {
                boolean separate = i > 0 && i != gapStart + (gapStart < 0 ? 0 : gapLength);
                result.append(separate ? ":" : "").append(Integer.toHexString(group(i)));
            }
        }
        return result.toString();
    }

    private int group(int index) {
        return value.shiftRight(16 * (GROUPS - 1 - index)).intValue() & 0xFFFF;
    }
}
