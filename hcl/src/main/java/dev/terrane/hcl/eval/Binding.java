package dev.terrane.hcl.eval;

import dev.terrane.hcl.value.Value;

/** What a name in a scope stands for. */
public sealed interface Binding permits Binding.Ready, LazyObject {

    /** A value that is there. */
    record Ready(Value value) implements Binding {}

    /** The value, whole; evaluates all of it where that was not done. */
    default Value value() {
        return switch (this) {
            case Ready ready -> ready.value;
            case LazyObject object -> object.whole();
        };
    }

    static Binding of(Value value) {
        return new Ready(value);
    }
}
