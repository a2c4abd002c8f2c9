package dev.terrane.hcl.function;

import java.util.OptionalInt;

/**
 * A call that cannot succeed for reasons that lie in its arguments or in the world. The message is for the user, starts
 * in lower case and names neither the function nor the parameter, which the evaluator does: {@code Call to function "f"
 * failed: MESSAGE.}, or, where it is about one argument, {@code Invalid value for "p" parameter: MESSAGE.}
 */
public final class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NO_ARGUMENT = -1;

    private final int argument;

    public FunctionException(String message) {
        this(NO_ARGUMENT, message);
    }

    /**
     * A failure that lies in one argument.
     *
     * @param argument the argument that is at fault, counted from 0
     */
    public FunctionException(int argument, String message) {
        super(message, null, false, false);
        this.argument = argument;
    }

    /** The argument that is at fault, counted from 0, if it is a certain one. */
    public OptionalInt argument() {
        return argument == NO_ARGUMENT ? OptionalInt.empty() : OptionalInt.of(argument);
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
