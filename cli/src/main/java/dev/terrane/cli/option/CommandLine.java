package dev.terrane.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a command line says.
 *
 * @param command the command; {@link CommandName#HELP} where none is named
 * @param words what is not Terrane's own before the `--`, in order: arguments, and flags that go to the program behind the command
 * @param rest all that follows the first `--`, untouched
 * @param flags Terrane's own flags, in order
 * @param options the values of Terrane's own options, from flags and from the environment
 * @param oldNames the names of earlier versions that were used and should be said something about
 */
public record CommandLine(CommandName command, List<String> words, List<String> rest, List<GivenFlag> flags,
        OptionValues options, List<OldUse> oldNames) {

    public CommandLine {
        words = List.copyOf(words);
        rest = List.copyOf(rest);
        flags = List.copyOf(flags);
        oldNames = List.copyOf(oldNames);
    }

    /** The words before and after `--`, which is what a program behind the command gets. */
    public List<String> allWords() {
        return Stream.concat(words.stream(), rest.stream()).toList();
    }

    /**
     * The words of a command line that runs the same in other units.
     *
     * @param filters what selects them, instead of all that selects units here
     */
    public List<String> inUnits(List<String> filters) {
        List<String> all = new ArrayList<>(List.of(CommandName.RUN.word(), FleetFlags.ALL_UNITS.written()));
        flags.stream().filter(flag -> !FleetFlags.SELECTING.contains(flag.option())).map(GivenFlag::word)
                .forEach(all::add);
        filters.forEach(filter -> all.addAll(List.of(FleetFlags.FILTER.written(), filter)));
        all.add("--");
        if (command.group() == CommandName.Group.SHORTCUT) {
            all.add(command.word());
        }
        all.addAll(allWords());
        return List.copyOf(all);
    }

    /**
     * The use of a name of an earlier version.
     *
     * @param written the flag or variable, as the user wrote it
     * @param today what to write instead
     * @param isVariable whether it is a variable
     */
    public record OldUse(String written, String today, boolean isVariable) {}
}
