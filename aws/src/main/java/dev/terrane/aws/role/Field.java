package dev.terrane.aws.role;

import java.util.Locale;

/**
 * One thing that {@code aws { }} of {@code terrane.hcl} can say, under the same name as a flag and as a variable.
 *
 * @param name as the file writes it
 * @param type what values it takes
 * @param reach whom it speaks of
 * @param help one line for help and reference pages
 */
public record Field<T>(String name, FieldType<T> type, Reach reach, String help) {

    /** Whom a field of {@code aws { }}, a flag or a variable speaks of, besides the unit's main role. */
    public enum Reach {
        /** All identities of the unit: {@code role "state"} and {@code profile} take it over. */
        UNIT,
        /** The main role only; the further identities have what their own blocks say. */
        MAIN
    }

    /** The flag that sets it, where Terragrunt has none of its own. */
    public String flag() {
        return "--aws-" + name.replace('_', '-');
    }

    /** The variable that sets it. */
    public String variable() {
        return "TERRANE_AWS_" + name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
