package dev.terrane.hcl.function.network;

import dev.terrane.hcl.function.FunctionException;
import java.math.BigInteger;

/**
 * A range of IP addresses: the first of them and how many leading bits they share. Numbers beyond 64 bits and negative
 * ones are treated as Terraform treats them, so that the same arguments give the same address.
 */
public record Network(IpAddress address, int prefix) {

    private static final BigInteger LOW_64_BITS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** Reads {@code address/prefix}; the bits of a host are cleared. Leading zeros in an IPv4 address are an error. */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || text.indexOf('%') >= 0) {
            throw malformed(text);
        }
        String digits = text.substring(slash + 1);
        try {
            IpAddress address = IpAddress.parse(text.substring(0, slash));
            boolean number = !digits.isEmpty() && digits.length() < 8
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(digits) > address.width()) {
                throw malformed(text);
            }
            return at(address.value(), Integer.parseInt(digits), address.width());
        } catch (FunctionException _) {
            throw malformed(text);
        }
    }

    private static FunctionException malformed(String text) {
        return new FunctionException("\"" + text + "\" is not a network prefix like 10.0.0.0/16 or fd00::/64");
    }

    private static Network at(BigInteger value, int prefix, int width) {
        return new Network(new IpAddress(value.andNot(ones(width - prefix)), width), prefix);
    }

    private static BigInteger ones(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    private int width() {
        return address.width();
    }

    /** The address of a host by its number; negative numbers count from the end. */
    public String host(BigInteger number) {
        BigInteger last = ones(width() - prefix);
        BigInteger counted = BigInteger.valueOf(number.abs().longValue());
        BigInteger host = number;
        if (number.signum() < 0) {
            counted = number.negate().subtract(BigInteger.ONE);
            host = last.subtract(counted);
        }
        if (counted.compareTo(last) > 0) {
            throw new FunctionException("a network with a prefix of " + prefix + " bits has no host number " + number);
        }
        return insert(host, address.isDotted() ? 32 : 128).toString();
    }

    /** The mask as an address. */
    public String mask() {
        return new IpAddress(ones(width()).andNot(ones(width() - prefix)), width()).toString();
    }

    /** The network that has {@code newBits} more bits of prefix, in which stands {@code number}. */
    public String subnet(long newBits, BigInteger number) {
        long length = prefix + newBits;
        if (length > width()) {
            throw new FunctionException("a prefix of " + prefix + " bits cannot be extended by " + newBits + " bits");
        }
        if (length < 0) {
            throw new FunctionException("a prefix of " + prefix + " bits cannot be shortened by " + -newBits + " bits");
        }
        BigInteger most = newBits < 0 || newBits > 63 ? LOW_64_BITS : ones((int) newBits);
        if (number.abs().and(LOW_64_BITS).compareTo(most) > 0) {
            throw new FunctionException("an extension of " + newBits + " bits has no subnet number " + number);
        }
        return new Network(insert(number, (int) length), (int) length).toString();
    }

    private IpAddress insert(BigInteger number, int length) {
        BigInteger value = address.value().or(number.shiftLeft(width() - length)).abs();
        if (value.bitLength() > width()) {
            throw new FunctionException("the number " + number + " does not fit into an address");
        }
        return new IpAddress(value, width());
    }

    /** The network of the given prefix length that ends just before this one begins. */
    Network before(int length) {
        return at(wrapped(address.value().subtract(BigInteger.ONE)), length, width());
    }

    /** The first network of the given prefix length that begins after the end of this one. */
    Network after(int length) {
        Network holding = at(address.value().or(ones(width() - prefix)), length, width());
        BigInteger end = holding.address.value().or(ones(width() - length));
        return at(wrapped(end.add(BigInteger.ONE)), length, width());
    }

    private BigInteger wrapped(BigInteger value) {
        return value.and(ones(width()));
    }

    boolean isFirst() { return address.value().signum() == 0; }

    boolean contains(Network other) {
        return at(other.address.value(), prefix, width()).equals(this);
    }

    int bitsLeft() {
        return width() - prefix;
    }

    boolean isMapped() { return width() == 128 && address.isDotted(); }

    @Override
    public String toString() {
        return address + "/" + (isMapped() ? Math.max(0, prefix - 96) : prefix);
    }
}
