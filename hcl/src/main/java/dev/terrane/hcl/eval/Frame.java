package dev.terrane.hcl.eval;

import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the surrounding expressions add to the scope: the variables of {@code for}s and the elements of splats. */
sealed interface Frame {

    /** Nothing is added. */
    enum Root implements Frame {
        ROOT
    }

    /** One round of a {@code for}. */
    record Round(Frame outer, Optional<String> keyName, Value key, String valueName, Value value) implements Frame {}

    /** One element of a splat. */
    record Item(Frame outer, Value value) implements Frame {}

    /** The innermost variable of a name. */
    default Optional<Value> variable(String name) {
        Frame frame = this;
        while (true) {
            switch (frame) {
                case Root _ -> {
                    return Optional.empty();
                }
                case Item item -> frame = item.outer;
                case Round round -> {
                    if (round.valueName.equals(name)) {
                        return Optional.of(round.value);
                    }
                    if (round.keyName.isPresent() && round.keyName.get().equals(name)) {
                        return Optional.of(round.key);
                    }
                    frame = round.outer;
                }
            }
        }
    }

    /** The element that the innermost splat is at. */
    default Value item() {
        Frame frame = this;
        while (true) {
            switch (frame) {
                case Root _ -> {
                    return Value.DYNAMIC;
                }
                case Item item -> {
                    return item.value;
                }
                case Round round -> frame = round.outer;
            }
        }
    }

    /** The names of all variables, innermost first. */
    default List<String> names() {
        List<String> names = new ArrayList<>();
        Frame frame = this;
        while (true) {
            switch (frame) {
                case Root _ -> {
                    return names;
                }
                case Item item -> frame = item.outer;
                case Round round -> {
                    names.add(round.valueName);
                    round.keyName.ifPresent(names::add);
                    frame = round.outer;
                }
            }
        }
    }
}
