package dev.terrane.cli.option;

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
        return TABLE.stream().filter(option -> option.commands().contains(command)).toList();
    }

    /** The row that a flag without its dashes names on `command`, by any of today's names. */
    static Optional<Option<?>> named(String name, CommandName command) {
        return named(name).filter(option -> option.commands().contains(command)).findFirst();
    }

    /** All rows that a flag without its dashes names, on whatever command. */
    static Stream<Option<?>> named(String name) {
        return TABLE.stream().filter(option -> option.name().equals(name) || option.aliases().contains(name));
    }

    /** Every name that `command` takes, old ones too, from which a mistyped one may have come. */
    static Stream<String> namesOn(CommandName command) {
        var old = command.takesOldFlags();
        return of(command).stream().filter(Option::isShown).flatMap(option -> Stream.concat(Stream.of(option.name()),
                old ? option.oldFlags().stream().map(OldName::written) : Stream.empty()));
    }

    /** A row by an old name of its. */
    record Old(Option<?> option, OldName name) {}

    /** The row that a flag of an earlier version, without its dashes, names on `command`. */
    static Optional<Old> oldFlag(String name, CommandName command) {
        return oldFlags(name).filter(old -> old.option().commands().contains(command)).findFirst();
    }

    /** The same on whatever command. */
    static Optional<Old> oldFlag(String name) {
        return oldFlags(name).findFirst();
    }

    private static Stream<Old> oldFlags(String name) {
        return TABLE.stream().flatMap(option -> option.oldFlags().stream().filter(old -> old.written().equals(name))
                .map(old -> new Old(option, old)));
    }
}
