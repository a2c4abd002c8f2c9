package dev.terrane.hcl.function.network;

import dev.terrane.hcl.function.FunctionException;
import java.util.Optional;

/** Hands out parts of a network one after the other, each in the first place that is large enough after the last. */
final class Subdivision {

    private static final int MOST_BITS = 32;

    private final Network whole;
    private Optional<Network> last = Optional.empty();

    Subdivision(Network whole) {
        this.whole = whole;
    }

    /** The next part, whose prefix is longer than the whole's by so many bits. */
    Network next(long newBits) {
        if (newBits < 1) {
            throw new FunctionException("the prefix must be extended by at least one bit");
        }
        if (newBits > MOST_BITS) {
            throw new FunctionException("the prefix cannot be extended by more than " + MOST_BITS + " bits at once");
        }
        if (newBits > whole.bitsLeft()) {
            throw new FunctionException(
                    "a prefix of " + (whole.prefix() + newBits) + " bits is too long for the address");
        }
        int length = (int) (whole.prefix() + newBits);
        Network previous = last.orElseGet(() -> whole.before(length));
        Network next = previous.after(length);
        if (next.isFirst() || !whole.contains(next) || whole.isMapped()) {
            throw new FunctionException(
                    "there is not enough address space left for a prefix of " + length + " bits after " + previous);
        }
        last = Optional.of(next);
        return next;
    }
}
