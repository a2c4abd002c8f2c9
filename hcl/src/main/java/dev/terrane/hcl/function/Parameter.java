package dev.terrane.hcl.function;

import dev.terrane.hcl.value.Type;

/**
 * A parameter of a function. Arguments are converted to its type before the call; {@link Type#DYNAMIC}, also as a part
 * of the type, takes anything. Without the {@code allow} methods, the function is spared what it rarely wants to see: a
 * null is an error, an unknown argument makes the result unknown, and marks pass from arguments to the result.
 *
 * @param allowNull whether nulls are passed to the function
 * @param allowUnknown whether unknown arguments are passed to the implementation
 * @param allowDynamic whether unknown arguments of unknown type are passed to the rule of the result's type (and, with
 *            {@code allowUnknown}, to the implementation); else the result is wholly unknown
 * @param allowMarked whether marked arguments are passed as they are; the function then marks its result itself
 */
public record Parameter(String name, Type type, boolean allowNull, boolean allowUnknown, boolean allowDynamic,
        boolean allowMarked) {

    public static Parameter of(String name, Type type) {
        return new Parameter(name, type, false, false, false, false);
    }

    public Parameter allowingNull() {
        return new Parameter(name, type, true, allowUnknown, allowDynamic, allowMarked);
    }

    public Parameter allowingUnknown() {
        return new Parameter(name, type, allowNull, true, allowDynamic, allowMarked);
    }

    public Parameter allowingDynamic() {
        return new Parameter(name, type, allowNull, allowUnknown, true, allowMarked);
    }

    public Parameter allowingMarked() {
        return new Parameter(name, type, allowNull, allowUnknown, allowDynamic, true);
    }

    /** Its name and its type. */
    @Override
    public String toString() {
        return name + " " + type;
    }
}
