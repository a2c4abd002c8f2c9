package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Value;
import java.util.function.UnaryOperator;

/** How values of one type become values of another. Unknown values, nulls and marks are taken care of. */
@FunctionalInterface
public interface Conversion extends UnaryOperator<Value> {
    Conversion IDENTITY = value -> value;

    /**
     * The value in the other type.
     *
     * @throws ConversionException if the value, or something inside of it, has no equivalent in the other type
     */
    @Override
    Value apply(Value value);
}
