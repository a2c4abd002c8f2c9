package dev.terrane.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one table of options. Two rows of one name belong to different commands, and either both need a value or both need none. */
public final class Options {
    private static final List<Option<?>> TABLE = Stream
            .of(FleetFlags.ALL, IdentityFlags.ALL, AwsFlags.ALL, UnitFlags.ALL, ReadingFlags.ALL, LaterFlags.ALL,
                    GlobalFlags.ALL)
            .flatMap(List::stream).toList();

    private Options() {}

    /** Every row. */
    public static List<Option<?>> table() {
        return TABLE;
    }

    /** The rows that `command` takes. */
    public static List<Option<?>> of(CommandName command) {
        List<Option<?>> rows = new ArrayList<>();
        for (Option<?> option : TABLE) {
            if (option.commands().contains(command)) {
                rows.add(option);
            }
        }
        return rows;
    }

    /** The row that a flag without its dashes names on `command`, by any of today's names. */
    static Optional<Option<?>> named(String name, CommandName command) {
        for (Option<?> option : TABLE) {
            if (isNamed(option, name) && option.commands().contains(command)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** All rows that a flag without its dashes names, on whatever command. */
    static Stream<Option<?>> named(String name) {
        return TABLE.stream().filter(option -> isNamed(option, name));
    }

    private static boolean isNamed(Option<?> option, String name) {
        return option.name().equals(name) || option.aliases().contains(name);
    }

    /** Every name that `command` takes, old ones too, from which a mistyped one may have come. */
    static Stream<String> namesOn(CommandName command) {
        boolean old = command.takesOldFlags();
        return of(command).stream().filter(Option::isShown).flatMap(option -> Stream.concat(Stream.of(option.name()),
                old ? option.oldFlags().stream().map(OldName::written) : Stream.empty()));
    }

    /** A row by an old name of its. */
    record Old(Option<?> option, OldName name) {}

    /** The row that a flag of an earlier version, without its dashes, names on `command`. */
    static Optional<Old> oldFlag(String name, CommandName command) {
        return oldFlag(name).filter(old -> old.option().commands().contains(command));
    }

    /** The same on whatever command: an old name is one row's alone. */
    static Optional<Old> oldFlag(String name) {
        for (Option<?> option : TABLE) {
            for (OldName old : option.oldFlags()) {
                if (old.written().equals(name)) {
                    return Optional.of(new Old(option, old));
                }
            }
        }
        return Optional.empty();
    }
}
