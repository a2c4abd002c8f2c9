package dev.terrane.cli.help;

import dev.terrane.cli.option.CommandName;
import dev.terrane.cli.option.CommandName.Group;
import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.Options;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The text of `--help`, made from the table of options. */
public final class HelpPage {
    private final String program;

    /** For a program of this name. */
    public HelpPage(String program) {
        this.program = program;
    }

    /** Help for the program as a whole. */
    public String overview() {
        StringBuilder text = new StringBuilder();
        text.append("Usage: ").append(program).append(" [global options] <command> [options]\n\n")
                .append("   Terrane runs OpenTofu and Terraform over many units and many AWS accounts, each unit under its own identity.\n");
        for (Group group : Group.values()) {
            if (group != Group.HIDDEN) {
                section(text, group.title() + ":",
                        CommandName.top().stream().filter(c -> c.group() == group)
                                .map(c -> new String[]{names(c), c.summary()}).toList());
            }
        }
        section(text, "Global options:", rows(Options.of(CommandName.HELP)));
        return text.toString();
    }

    /** Help for one command. */
    public String of(CommandName command) {
        if (command == CommandName.HELP) {
            return overview();
        }
        StringBuilder text = new StringBuilder();
        text.append("Usage: ").append(program).append(' ').append(command.written()).append(usage(command))
                .append("\n\n   ")
                .append(command.summary()).append('\n');
        section(text, "Commands:", command.children().stream().map(c -> new String[]{names(c), c.summary()}).toList());
        List<Option<?>> global = Options.of(CommandName.HELP);
        section(text, "Options:",
                rows(Options.of(command).stream().filter(option -> !global.contains(option)).toList()));
        section(text, "Global options:", rows(global));
        return text.toString();
    }

    private static String usage(CommandName command) {
        return switch (command) {
            case RUN, STACK_RUN -> " [options] -- <OpenTofu/Terraform command>";
            case EXEC, AUTH_EXEC -> " [options] -- <program> [arguments]";
            case AUTH_EXPLAIN -> " [options] [-- <OpenTofu/Terraform command>]";
            case BACKEND_MIGRATE -> " [options] <source unit> <destination unit>";
            case STACK_OUTPUT -> " [options] [output]";
            case INFO_STRICT_LIST -> " [options] [control]";
            case HCL_EVAL -> " [options] [expression]...";
            case HCL_FUNCTIONS -> " [options] [function]";
            case DEMO -> " [options] [-- <program> [arguments]]";
            case COMPLETION -> " bash|zsh|fish";
            default -> command.isGroup()
                    ? " <command>"
                    : command.group() == Group.SHORTCUT
                            ? " [options] [OpenTofu/Terraform options]"
                            : " [options]";
        };
    }

    private static String names(CommandName command) {
        return command.word() + command.alias().map(alias -> ", " + alias).orElse("");
    }

    private static List<String[]> rows(List<Option<?>> options) {
        return options.stream().filter(Option::isShown).sorted(Comparator.comparing(Option::name)).map(HelpPage::row)
                .toList();
    }

    private static String[] row(Option<?> option) {
        List<String> names = new ArrayList<>();
        names.add(option.written());
        option.aliases().forEach(alias -> names.add(Option.dashed(alias)));
        String placeholder = option.type().placeholder();
        String left = String.join(", ", names) + (placeholder.isEmpty() ? "" : " " + placeholder);
        String right = option.help() + option.defaultText().map(text -> " (default: " + text + ")").orElse("")
                + (option.variables().isEmpty()
                        ? ""
                        : option.variables().stream().map(v -> "$" + v).collect(Collectors.joining(", ", " [", "]")));
        return new String[]{left, right};
    }

    private static void section(StringBuilder text, String title, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int width = rows.stream().mapToInt(row -> row[0].length()).filter(length -> length <= 44).max().orElse(44);
        text.append('\n').append(title).append('\n');
        for (String[] row : rows) {
            text.append("   ").append(row[0]);
            if (row[0].length() > width) {
                text.append('\n').repeat(' ', width + 3);
            } else {
                text.repeat(' ', width - row[0].length());
            }
            text.append("  ").append(row[1]).append('\n');
        }
    }
}
