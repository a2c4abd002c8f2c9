package dev.terrane.cli.option;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of options: everything that parsing, help, completion, the reference page and the tests know of it.
 *
 * @param name today's name, without dashes
 * @param aliases other names of equal standing, such as one letter
 * @param oldFlags flags of earlier versions of Terragrunt
 * @param variables environment variables; of several that are set the first counts, unless the values add up
 * @param oldVariables environment variables of earlier versions, asked after `variables`
 * @param type what its value may be
 * @param defaultText the value without it, as help says it
 * @param commands the commands that take it
 * @param bound whether it bounds what others may ask for, so that saying nothing with it is an error rather than no bound at all
 * @param help one sentence
 * @param status whether it is shown, and whether it may be used
 */
public record Option<T>(String name, List<String> aliases, List<OldName> oldFlags, List<String> variables,
        List<OldName> oldVariables,
        ValueType<T> type, Optional<String> defaultText, Set<CommandName> commands, boolean bound, String help,
        Status status) {

    /** Whether an option is shown, and whether it may be used. */
    public sealed interface Status {

        /** In help and completion. */
        record Shown() implements Status {}

        /** Understood, but not advertised. */
        record Hidden() implements Status {}

        /** Understood, not advertised, and refused where `control` is on; `instead` ends the sentence about it. */
        record Superseded(StrictControl control, String instead) implements Status {}

        /** Known and not usable; `reason` says why, as a sentence without its full stop. */
        record Refused(String reason) implements Status {}
    }

    /** By identity: there is one of each row, and what a record has of its own is dear at start-up. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** As it is written: `--all`, `-a`. */
    public static String dashed(String name) {
        return name.length() == 1 ? "-" + name : "--" + name;
    }

    public String written() {
        return dashed(name);
    }

    public boolean isToggle() { return type instanceof ValueType.Toggle; }

    public boolean isShown() { return status instanceof Status.Shown; }

    /** An option that is on or off. */
    static Builder<Boolean> toggle(String name) {
        return new Builder<>(name, new ValueType.Toggle());
    }

    /** An option with any text as its value. */
    static Builder<String> text(String name) {
        return new Builder<>(name, new ValueType.Text("value"));
    }

    /** An option whose value names a file or folder. */
    static Builder<String> path(String name) {
        return new Builder<>(name, new ValueType.Text("path"));
    }

    /** An option whose value is one of `words`. */
    static Builder<String> choice(String name, String... words) {
        return new Builder<>(name, new ValueType.Choice(List.of(words), false, false));
    }

    /** An option whose value is a whole number of at least `least`. */
    static Builder<Long> whole(String name, long least) {
        return new Builder<>(name, new ValueType.Whole(least));
    }

    /** An option that may be repeated. */
    static Builder<List<String>> many(String name) {
        return new Builder<>(name, new ValueType.Many(false));
    }

    /** An option of paths that may be repeated. */
    static Builder<List<String>> paths(String name) {
        return new Builder<>(name, new ValueType.Paths());
    }

    /** An option of any type. */
    static <T> Builder<T> of(String name, ValueType<T> type) {
        return new Builder<>(name, type);
    }

    /** Collects a row; {@link #help} completes it. */
    static final class Builder<T> {
        private final String name;
        private final ValueType<T> type;
        private final List<String> aliases = new ArrayList<>();
        private final List<OldName> oldFlags = new ArrayList<>();
        private final List<OldName> oldVariables = new ArrayList<>();
        private List<String> variables;
        private Optional<String> defaultText = Optional.empty();
        private Set<CommandName> commands = CommandSets.EVERY;
        private Status status = new Status.Shown();
        private boolean quiet;
        private boolean bound;

        private Builder(String name, ValueType<T> type) {
            this.name = name;
            this.type = type;
            this.variables = List.of("TG_" + variable(name));
        }

        private static String variable(String name) {
            return name.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        Builder<T> alias(String alias) {
            aliases.add(alias);
            return this;
        }

        /** In place of `TG_` and the name. */
        Builder<T> variables(String... names) {
            variables = List.of(names);
            return this;
        }

        /** Before 0.73 it had the same name with `terragrunt` before it, as a flag and as a variable. */
        Builder<T> old() {
            return old(name);
        }

        /** Before 0.73 it had this name with `terragrunt` before it, as a flag and as a variable. */
        Builder<T> old(String oldName) {
            return old(oldName, OldName.SAME);
        }

        Builder<T> old(String oldName, OldName.Meaning meaning) {
            oldFlags.add(new OldName("terragrunt-" + oldName, meaning, quiet));
            oldVariables.add(new OldName("TERRAGRUNT_" + variable(oldName), meaning, quiet));
            return this;
        }

        Builder<T> oldFlag(String flag) {
            oldFlags.add(new OldName("terragrunt-" + flag, OldName.SAME, quiet));
            return this;
        }

        Builder<T> oldVariable(String variable) {
            return oldVariable(variable, OldName.SAME);
        }

        Builder<T> oldVariable(String variable, OldName.Meaning meaning) {
            oldVariables.add(new OldName(variable, meaning, quiet));
            return this;
        }

        Builder<T> standard(String text) {
            defaultText = Optional.of(text);
            return this;
        }

        Builder<T> on(Set<CommandName> takers) {
            commands = takers;
            return this;
        }

        Builder<T> on(CommandName first, CommandName... more) {
            return on(EnumSet.of(first, more));
        }

        Builder<T> hidden() {
            status = new Status.Hidden();
            return this;
        }

        Builder<T> deprecated(StrictControl control, String instead) {
            status = new Status.Superseded(control, instead);
            return this;
        }

        Builder<T> refused(String reason) {
            status = new Status.Refused(reason);
            return this;
        }

        /** It bounds what others may ask for: a bound that got lost on its way must not become none. */
        Builder<T> bound() {
            bound = true;
            return this;
        }

        /** The old names that follow are taken without a word about it. */
        Builder<T> quiet() {
            quiet = true;
            return this;
        }

        Option<T> help(String help) {
            return new Option<>(name, List.copyOf(aliases), List.copyOf(oldFlags), variables, List.copyOf(oldVariables),
                    type, defaultText,
                    commands, bound, help, status);
        }
    }
}
