package dev.terrane.run.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Arguments of OpenTofu/Terraform, sorted into command, sub-commands, flags and positional arguments, and put back in that order:
 * positional arguments always move behind the flags, as OpenTofu/Terraform want them. Flags of two dashes get one.
 *
 * @param command the command, empty where there is none
 * @param subcommands known sub-commands that stood before any flag, as `lock` in `providers lock`
 * @param flags flags; the value of a flag that takes one as a word of its own follows it
 * @param positional all other words, as plan files and addresses
 */
public record TerraformArguments(String command, List<String> subcommands, List<String> flags,
        List<String> positional) {
    private static final Set<String> VALUE_FLAGS = Set.of("chdir", "config", "from-module", "fs-mirror", "lock-timeout",
            "net-mirror",
            "out", "parallelism", "platform", "plugin-dir", "state", "state-out", "backup", "target", "var",
            "var-file");
    private static final Set<String> SUBCOMMANDS = Set.of("lock", "mirror", "schema", "list", "mv", "pull", "push",
            "replace-provider", "rm",
            "show", "delete", "new", "select");

    public TerraformArguments {
        subcommands = List.copyOf(subcommands);
        flags = List.copyOf(flags);
        positional = List.copyOf(positional);
    }

    /** The words as somebody would type them after `terraform`; `apply -destroy` becomes `destroy`. */
    public static TerraformArguments parse(List<String> words) {
        TerraformArguments sorted = sort(words);
        return sorted.is("apply") && sorted.hasWord("-destroy") ? sorted.asDestroy() : sorted;
    }

    private static TerraformArguments sort(List<String> words) {
        String command = "";
        ArrayList<String> subcommands = new ArrayList<String>();
        ArrayList<String> flags = new ArrayList<String>();
        ArrayList<String> positional = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("-")) {
                flags.add(singleDash(word));
                if (takesNext(word, i + 1 < words.size() ? words.get(i + 1) : "-")) {
                    flags.add(words.get(++i));
                }
            } else if (command.isEmpty()) {
                command = word;
            } else if (flags.isEmpty() && SUBCOMMANDS.contains(word)) {
                subcommands.add(word);
            } else {
                positional.add(word);
            }
        }
        return new TerraformArguments(command, subcommands, flags, positional);
    }

    private static boolean takesNext(String flag, String next) {
        return flag.length() > 1 && !flag.contains("=") && VALUE_FLAGS.contains(name(flag)) && !next.startsWith("-");
    }

    private static String singleDash(String flag) {
        return flag.startsWith("--") && (flag.length() == 2 || flag.charAt(2) != '-') ? flag.substring(1) : flag;
    }

    private static String name(String flag) {
        int start = 0;
        while (start < flag.length() && flag.charAt(start) == '-') {
            start++;
        }
        int equals = flag.indexOf('=', start);
        return flag.substring(start, equals < 0 ? flag.length() : equals);
    }

    private TerraformArguments asDestroy() {
        return new TerraformArguments("destroy", subcommands,
                flags.stream().filter(flag -> !flag.equals("-destroy")).toList(), positional);
    }

    /** All words, in the order in which they are handed over. */
    public List<String> words() {
        ArrayList<String> words = new ArrayList<String>();
        if (!command.isEmpty()) {
            words.add(command);
        }
        words.addAll(subcommands);
        words.addAll(flags);
        words.addAll(positional);
        return words;
    }

    public boolean is(String name) {
        return command.equals(name);
    }

    /** The first sub-command, flag or positional argument; empty where there is none. */
    public String second() {
        List<String> words = words();
        return words.size() < 2 ? "" : words.get(1);
    }

    /** The last positional argument, else the last flag, else the command. */
    public String last() {
        if (!positional.isEmpty()) {
            return positional.getLast();
        }
        return flags.isEmpty() ? command : flags.getLast();
    }

    /** Whether the very word is among the arguments. */
    public boolean hasWord(String word) {
        return command.equals(word) || subcommands.contains(word) || flags.contains(word) || positional.contains(word);
    }

    /** Whether a flag of that name (without dashes) is there, with or without a value. */
    public boolean hasFlag(String name) {
        return flags.stream().anyMatch(flag -> flag.startsWith("-") && name(flag).equals(name));
    }

    /** Whether resources are to be destroyed, or that is planned. */
    public boolean destroys() {
        return is("destroy") || hasWord("-destroy");
    }

    /** Whether a plan file is named: `-out` of a plan, or any positional argument. */
    public boolean hasPlanFile() {
        return hasFlag("out") || !positional.isEmpty();
    }

    /** With more flags behind the others. */
    public TerraformArguments plusFlags(List<String> more) {
        ArrayList<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new TerraformArguments(command, subcommands, all, positional);
    }

    /** With one more flag, where it is not there yet. */
    public TerraformArguments plusFlag(String flag) {
        return flags.contains(flag) ? this : plusFlags(List.of(flag));
    }

    /**
     * With words put in before the user's own flags, as `extra_arguments` and `-backend-config` are: their flags before the flags, their
     * positional arguments before the positional ones.
     */
    public TerraformArguments insert(List<String> words) {
        TerraformArguments inserted = sort(words);
        ArrayList<String> allFlags = new ArrayList<>(inserted.flags);
        allFlags.addAll(flags);
        ArrayList<String> allPositional = new ArrayList<String>();
        boolean subcommand = SUBCOMMANDS.contains(inserted.command);
        if (!inserted.command.isEmpty() && !inserted.command.equals(command) && !subcommand) {
            allPositional.add(inserted.command);
        }
        allPositional.addAll(inserted.positional);
        allPositional.addAll(positional);
        List<String> allSubcommands = inserted.subcommands.isEmpty() ? subcommands : inserted.subcommands;
        return new TerraformArguments(command, subcommand ? List.of(inserted.command) : allSubcommands, allFlags,
                allPositional);
    }

    /** With one more positional argument at the end. */
    public TerraformArguments plusPositional(String word) {
        ArrayList<String> all = new ArrayList<>(positional);
        all.add(word);
        return new TerraformArguments(command, subcommands, flags, all);
    }
}
