package dev.terrane.cli.option;

import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.cli.option.CommandLine.OldUse;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the values of a command's options out of what was written on its command line and what the environment says. The command line
 * replaces the environment; of several variables the first in the table's order counts, unless the option accumulates; an empty
 * variable says nothing, as does an empty flag of a type that allows it, but for a bound, of which it is an error. Rows of the table are
 * told apart by identity: there is one of each,
 * and at start-up a record's `equals` is dear.
 */
@SuppressWarnings("ReferenceEquality")
final class OptionReader {

    /** An option as it was written on the command line: `written` is the flag, `text` its value, `old` its name where it is an old one. */
    record Occurrence(Option<?> option, String written, String text, Optional<OldName> old) {}

    private record Given(String text, Origin origin) {}

    private final CommandName command;
    private final List<Occurrence> occurrences;
    private final Map<String, String> environment;
    private final List<OldUse> oldUses = new ArrayList<>();

    OptionReader(CommandName command, List<Occurrence> occurrences, Map<String, String> environment) {
        this.command = command;
        this.occurrences = occurrences;
        this.environment = environment;
    }

    OptionValues values() {
        IdentityHashMap<Option<?>, List<Setting<?>>> values = new IdentityHashMap<>();
        for (Option<?> option : Options.of(command)) {
            List<Given> written = fromFlags(option);
            List<List<Given>> inherited = fromEnvironment(option);
            if (written.isEmpty() && inherited.isEmpty()) {
                continue;
            }
            List<Setting<?>> ranks = new ArrayList<>();
            read(option, written).ifPresent(ranks::add);
            for (List<Given> given : inherited) {
                read(option, given).ifPresent(ranks::add);
            }
            if (!ranks.isEmpty()) {
                values.put(option, List.copyOf(ranks));
            }
        }
        return new OptionValues(values);
    }

    /** The old names that were used, and that are not taken silently. */
    List<OldUse> oldNames() {
        return List.copyOf(oldUses);
    }

    private List<Given> fromFlags(Option<?> option) {
        List<Given> given = new ArrayList<>();
        int times = 0;
        for (Occurrence one : occurrences) {
            if (one.option() == option) {
                if (++times > 1 && !option.type().accumulates() && option != GlobalFlags.NO_COLOR) {
                    throw new UsageException("the flag `" + one.written() + "` is given more than once");
                }
                if (option.type() instanceof ValueType.Many && one.text().isBlank()) {
                    throw new UsageException("the flag `" + one.written() + "` needs a value");
                }
                Origin.Flag origin = new Origin.Flag(one.written());
                requireBound(option, one.text(), origin);
                translate(option, one.old(), one.text(), origin).ifPresent(text -> given.add(new Given(text, origin)));
            }
        }
        return option.isToggle() && given.size() > 1 ? List.of(given.getLast()) : given;
    }

    /** What each variable says; the texts of all of them together, where the option accumulates. */
    private List<List<Given>> fromEnvironment(Option<?> option) {
        List<List<Given>> ranks = new ArrayList<>();
        for (String name : option.variables()) {
            variable(option, name, Optional.empty(), ranks);
        }
        for (OldName old : option.oldVariables()) {
            if (variable(option, old.written(), Optional.of(old), ranks) && !old.quiet()) {
                oldUses.add(new OldUse(old.written(), option.variables().getFirst(), true));
            }
        }
        return option.type().accumulates() && ranks.size() > 1
                ? List.of(ranks.stream().flatMap(List::stream).toList())
                : ranks;
    }

    private boolean variable(Option<?> option, String name, Optional<OldName> old, List<List<Given>> ranks) {
        String text = environment.get(name);
        if (text == null) {
            return false;
        }
        Origin.EnvironmentVariable origin = new Origin.EnvironmentVariable(name);
        requireBound(option, text, origin);
        if (text.isBlank()) {
            return false;
        }
        List<Given> given = new ArrayList<>();
        for (String part : option.type().split(text.strip())) {
            translate(option, old, part, origin).ifPresent(value -> given.add(new Given(value, origin)));
        }
        ranks.add(given);
        return true;
    }

    /** A bound with nothing in it is one that got lost on its way: it must not let everything pass. */
    private static void requireBound(Option<?> option, String text, Origin origin) {
        if (option.bound() && text.replace(',', ' ').isBlank()) {
            throw new UsageException("`" + origin.describe() + "` is empty, and would bound nothing",
                    "give it a value; leave it out altogether where nothing is to be bounded");
        }
    }

    private static Optional<String> translate(Option<?> option, Optional<OldName> old, String text, Origin origin) {
        try {
            return old.isEmpty() ? Optional.of(text) : old.get().meaning().translate(text.strip());
        } catch (IllegalArgumentException e) {
            throw bad(option, text, origin, e);
        }
    }

    private static <T> Optional<Setting<T>> read(Option<T> option, List<Given> given) {
        List<String> texts = given.stream().map(g -> g.text().strip()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Origin origin = given.getFirst().origin();
        boolean saysNothing = texts.stream().allMatch(String::isEmpty);
        if (saysNothing && (option.type().mayBeEmpty() || !(origin instanceof Origin.Flag)) && !option.isToggle()) {
            return Optional.empty();
        }
        T value;
        try {
            value = option.type().read(texts);
        } catch (IllegalArgumentException e) {
            throw bad(option, String.join(",", texts), origin, e);
        }
        if (option.status() instanceof Option.Status.Refused(String reason) && !Boolean.FALSE.equals(value)) {
            throw new UsageException("`" + origin.describe() + "` cannot be used: " + reason);
        }
        return Optional.of(new Setting<>(value, origin));
    }

    private static UsageException bad(Option<?> option, String text, Origin origin, IllegalArgumentException reason) {
        String shown = option.type() instanceof ValueType.Secret ? "the value" : "`" + text + "`";
        return new UsageException(
                shown + " cannot be the value of `" + origin.describe() + "`: " + reason.getMessage());
    }
}
