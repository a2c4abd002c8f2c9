package dev.terrane.config.context;

import dev.terrane.config.model.DependencyBlock;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;

/**
 * Reads outputs of a unit that another depends on. Whether they are wanted at all, mocks and their merging are decided
 * before and after, by the configuration; this only reads, each target once a run.
 */
@FunctionalInterface
public interface DependencyOutputs {
    /**
     * The outputs of the target.
     *
     * @param request who asks for what
     * @throws OutputsFailure if they cannot be read
     */
    Result read(Request request) throws OutputsFailure;

    /**
     * A question for the outputs of one unit.
     *
     * @param target the configuration file of the unit that is read, absolute; it exists
     * @param reader the configuration file of the unit that asks
     * @param dependency the block that asks
     * @param context the context of the unit that asks
     */
    record Request(Path target, Path reader, DependencyBlock dependency, ConfigContext context) {}

    /** What was found. */
    sealed interface Result {
        /**
         * The target's outputs.
         *
         * @param outputs an object, output by name, with the types that the state has
         */
        record Outputs(Value outputs) implements Result {}

        /** The target has no outputs: never applied, or none declared. */
        record None() implements Result {}

        /** There is no state at all where the state should lie (no such bucket, no such key). */
        record NoState(String why) implements Result {}
    }

    /** Why outputs could not be read, in words for the user. */
    final class OutputsFailure extends Exception {
        private static final long serialVersionUID = 1L;

        public OutputsFailure(String message) {
            super(message, null, false, false);
        }
    }
}
