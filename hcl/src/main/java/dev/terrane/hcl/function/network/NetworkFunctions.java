package dev.terrane.hcl.function.network;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Functions of IP networks, which are strings such as {@code 10.0.0.0/16} or {@code fd00::/64}. */
public final class NetworkFunctions {

    private NetworkFunctions() {}

    public static List<Function> all() {
        return List.of(cidrhost(), cidrnetmask(), cidrsubnet(), cidrsubnets());
    }

    private static Function.Declaration named(String name) {
        return Function.named(name).category(Category.NETWORK).parameter(Parameter.of("prefix", Type.STRING));
    }

    private static Function cidrhost() {
        return named("cidrhost")
                .documentation("The address of the host of a number in a network; negative numbers count "
                        + "from the network's end.")
                .parameter(Parameter.of("hostnum", Type.NUMBER)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    BigInteger number = Arguments.bigInteger(arguments.get(1));
                    return Value.string(Network.parse(arguments.getFirst().asString()).host(number));
                });
    }

    private static Function cidrnetmask() {
        return named("cidrnetmask").documentation("The mask of a network, written as an address.").returns(Type.STRING)
                .implementation((arguments, type) -> Value
                        .string(Network.parse(arguments.getFirst().asString()).mask()));
    }

    private static Function cidrsubnet() {
        return named("cidrsubnet").documentation("The part of a network whose prefix is `newbits` longer and has "
                + "`netnum` in these bits.").parameter(Parameter.of("newbits", Type.NUMBER))
                .parameter(Parameter.of("netnum", Type.NUMBER)).returns(Type.STRING)
                .implementation((arguments, type) -> {
                    long newBits = Arguments.integer(arguments.get(1));
                    BigInteger number = Arguments.bigInteger(arguments.get(2));
                    return Value.string(Network.parse(arguments.getFirst().asString()).subnet(newBits, number));
                });
    }

    private static Function cidrsubnets() {
        return named("cidrsubnets")
                .documentation("Consecutive parts of a network, each with a prefix that is longer by "
                        + "its number of bits.")
                .variadic(Parameter.of("newbits", Type.NUMBER)).returns(Type.list(Type.STRING))
                .implementation((arguments, type) -> {
                    Subdivision subdivision = new Subdivision(Arguments.blaming(0,
                            () -> Network.parse(arguments.getFirst().asString())));
                    List<Value> subnets = new ArrayList<>();
                    for (int i = 1; i < arguments.size(); i++) {
                        Value newBits = arguments.get(i);
                        Network next = Arguments.blaming(i, () -> subdivision.next(Arguments.integer(newBits)));
                        subnets.add(Value.string(next.toString()));
                    }
                    return Value.list(Type.STRING, subnets);
                });
    }
}
