package dev.terrane.aws.role;

import java.util.Locale;

/**
 * One thing that {@code aws { }} of {@code terrane.hcl} can say, under the same name as a flag and as a variable. Each
 * is one of the constants of {@link Fields}.
 */
public final class Field<T> {
    private final String name;
    private final FieldType<T> type;
    private final Reach reach;
    private final String help;

    Field(String name, FieldType<T> type, Reach reach, String help) {
        this.name = name;
        this.type = type;
        this.reach = reach;
        this.help = help;
    }

    /** Whom a field of {@code aws { }}, a flag or a variable speaks of, besides the unit's main role. */
    public enum Reach {
        /** All identities of the unit: {@code role "state"} and {@code profile} take it over. */
        UNIT,
        /** The main role only; the further identities have what their own blocks say. */
        MAIN
    }

    /** Its name as the file writes it. */
    public String name() {
        return name;
    }

    /** What values it takes. */
    public FieldType<T> type() {
        return type;
    }

    /** Whom it speaks of. */
    public Reach reach() {
        return reach;
    }

    /** One line for help and reference pages. */
    public String help() {
        return help;
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
