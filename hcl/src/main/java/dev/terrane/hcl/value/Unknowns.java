package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Refinement.Bound;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.SetType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from what is certain of unknown values. */
final class Unknowns {
    private static final Bound BOTTOM = new Bound(HclNumber.NEGATIVE_INFINITY, false);
    private static final Bound TOP = new Bound(HclNumber.POSITIVE_INFINITY, false);

    private Unknowns() {}

    /** The unknown of a refinement, or the only value that it leaves. */
    static Value collapse(Type type, Refinement refinement) {
        if (refinement.notNull() && type == Type.NUMBER && refinement.least().isPresent()
                && refinement.least().equals(refinement.most()) && refinement.least().get().inclusive()) {
            return Value.number(refinement.least().get().value());
        }
        if (refinement.notNull() && refinement.minLength() == refinement.maxLength()) {
            int length = refinement.minLength();
            switch (type) {
                case ListType list -> {
                    return Value.list(list.elementType(),
                            Collections.nCopies(length, Value.unknown(list.elementType())));
                }
                case SetType set when length == 0 -> {
                    return Value.set(set.elementType(), List.of());
                }
                case SetType set when length == 1 -> {
                    return Value.set(set.elementType(), List.of(Value.unknown(set.elementType())));
                }
                case MapType map when length == 0 -> {
                    return Value.map(map.elementType(), Map.of());
                }
                default -> {
                }
            }
        }
        return Value.unknownAsRefined(type, refinement);
    }

    static boolean certainlyNotNull(Value value) {
        return value.isKnown() ? !value.isNull() : value.refinement().notNull();
    }

    /** Whether what is certain of {@code unknown} rules out that it is {@code known}. */
    static boolean excludes(Value unknown, Value known) {
        Refinement refinement = unknown.refinement();
        if (known.isNull()) {
            return refinement.notNull();
        }
        if (!known.type().conformsTo(unknown.type())) {
            return true;
        }
        return switch (unknown.type()) {
            case Type.Primitive primitive -> switch (primitive) {
                case STRING -> !known.asString().startsWith(refinement.prefix());
                case NUMBER -> !within(refinement, known.asNumber());
                case BOOL -> false;
            };
            case ListType _,MapType _ -> !hasLength(refinement, known.length(), known.length());
            case SetType _ -> {
                int stored = known.length();
                yield !hasLength(refinement, known.isWhollyKnown() ? stored : Math.min(stored, 1), stored);
            }
            default -> false;
        };
    }

    private static boolean hasLength(Refinement refinement, int least, int most) {
        return most >= refinement.minLength() && least <= refinement.maxLength();
    }

    private static boolean within(Refinement refinement, HclNumber number) {
        boolean above = refinement.least().map(least -> {
            int order = number.compareTo(least.value());
            return order > 0 || (order == 0 && least.inclusive());
        }).orElse(true);
        boolean below = refinement.most().map(most -> {
            int order = number.compareTo(most.value());
            return order < 0 || (order == 0 && most.inclusive());
        }).orElse(true);
        return above && below;
    }

    /** The least that a number can be; empty if it is not even certain that it is a number. */
    static Optional<HclNumber> least(Value value) {
        if (value.type() != Type.NUMBER) {
            return Optional.empty();
        }
        return Optional.of(isNumber(value) ? value.asNumber() : value.refinement().least().orElse(BOTTOM).value());
    }

    /** The most that a number can be; empty if it is not even certain that it is a number. */
    static Optional<HclNumber> most(Value value) {
        if (value.type() != Type.NUMBER) {
            return Optional.empty();
        }
        return Optional.of(isNumber(value) ? value.asNumber() : value.refinement().most().orElse(TOP).value());
    }

    private static boolean isNumber(Value value) {
        return value.isKnown() && !value.isNull();
    }
}
