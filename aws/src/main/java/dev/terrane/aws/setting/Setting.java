package dev.terrane.aws.setting;

import java.util.function.Function;

/** A value together with where it came from. */
public record Setting<T>(T value, Origin origin) {

    /** The same origin with another value. */
    public <R> Setting<R> map(Function<? super T, ? extends R> change) {
        return new Setting<>(change.apply(value), origin);
    }
}
