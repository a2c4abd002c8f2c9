package dev.terrane.cli.help;

import dev.terrane.cli.option.CommandName;
import dev.terrane.cli.option.CommandName.Group;
import dev.terrane.cli.option.OldName;
import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference of commands and options, `docs/reference/cli.md`, made from the table of options. */
public final class ReferencePage {
    private ReferencePage() {}

    /** The page, in Markdown. */
    public static String text() {
        StringBuilder text = new StringBuilder(
                """
                        # Commands and options

                        This page is made from the table of options. Every command is written `terrane …` or `terragrunt …`.

                        Options may stand before or after the command, with one dash or two, as `--name value` or `--name=value`; a switch needs no
                        value (`--name`, or `--name=false`). All that follows `--` goes to OpenTofu/Terraform, or to the program, as it is. A flag
                        wins over a variable, and a variable over a file. An empty variable is one that is not set.

                        ## Commands

                        | Command | Purpose |
                        |---|---|
                        """);
        for (CommandName command : CommandName.values()) {
            if (command.group() != Group.HIDDEN && !command.isGroup()) {
                text.append("| `").append(command.written()).append('`')
                        .append(command.alias().map(alias -> ", `" + withLast(command, alias) + "`").orElse(""))
                        .append(" | ")
                        .append(command.summary()).append(command.refusal().isPresent() ? " Not built yet." : "")
                        .append(" |\n");
            }
        }
        text.append("\n## Options\n\n| Option | Variables | Value | Meaning | Commands |\n|---|---|---|---|---|\n");
        Options.table().stream().filter(option -> !(option.status() instanceof Option.Status.Refused))
                .forEach(option -> row(text, option));
        text.append("\n## Options that are refused\n\n| Option | Why |\n|---|---|\n");
        for (Option<?> option : Options.table()) {
            if (option.status() instanceof Option.Status.Refused(String reason)) {
                text.append("| ").append(code(option.written())).append(" | ").append(reason).append(" |\n");
            }
        }
        text.append("\n## Names of earlier versions\n\n| Old flags and variables | Today |\n|---|---|\n");
        for (Option<?> option : Options.table()) {
            List<String> old = Stream.concat(option.oldFlags().stream().map(name -> "--" + name.written()),
                    option.oldVariables().stream().map(OldName::written)).toList();
            if (!old.isEmpty()) {
                text.append("| ").append(codes(old)).append(" | ").append(code(option.written())).append(" |\n");
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Option<?> option) {
        List<String> names = new ArrayList<>();
        names.add(option.written());
        option.aliases().forEach(alias -> names.add(Option.dashed(alias)));
        text.append("| ").append(codes(names)).append(" | ").append(codes(option.variables())).append(" | ")
                .append(option.isToggle() ? "switch" : option.type().placeholder().replace("|", ", ")).append(" | ")
                .append(option.help().replace("|", "\\|"))
                .append(option.defaultText().map(d -> " Default: " + d + ".").orElse(""))
                .append(" | ").append(commands(option)).append(" |\n");
    }

    private static String commands(Option<?> option) {
        List<CommandName> all = Arrays.stream(CommandName.values())
                .filter(c -> !c.isGroup() && c.group() != Group.HIDDEN).toList();
        if (option.commands().containsAll(all)) {
            return "all";
        }
        List<CommandName> shortcuts = all.stream().filter(c -> c.group() == Group.SHORTCUT).toList();
        List<CommandName> takers = all.stream().filter(option.commands()::contains).toList();
        Stream<String> words = takers.stream().filter(c -> c.group() != Group.SHORTCUT).map(c -> code(c.written()));
        return Stream.concat(words, takers.containsAll(shortcuts) ? Stream.of("shortcuts") : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    private static String withLast(CommandName command, String alias) {
        return Stream.concat(command.path().stream().limit(command.path().size() - 1L), Stream.of(alias))
                .collect(Collectors.joining(" "));
    }

    private static String codes(List<String> words) {
        return words.stream().map(ReferencePage::code).collect(Collectors.joining(", "));
    }

    private static String code(String word) {
        return "`" + word + "`";
    }
}
