package dev.terrane.cli.help;

import dev.terrane.cli.option.CommandName;
import dev.terrane.cli.option.CommandName.Group;
import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completion scripts, made from the table of options. They complete commands and flags by themselves, without starting Terrane, for both
 * of its names.
 */
public final class Completion {
    private Completion() {}

    /** The shells there is a script for. */
    public static List<String> shells() {
        return List.of("bash", "zsh", "fish");
    }

    /** The script for one of {@link #shells()}. */
    public static String script(String shell) {
        return switch (shell) {
            case "bash" -> bash();
            case "zsh" -> "#compdef terrane terragrunt\n" + zsh();
            case "fish" -> fish();
            default -> throw new IllegalArgumentException(shell);
        };
    }

    private static String bash() {
        return """
                _terrane() {
                    local path="" word candidates
                    COMPREPLY=()
                    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        [ "$word" = -- ] && return
                        case "$path $word" in
                %s            esac
                    done
                    case "$path" in
                %s        esac
                    COMPREPLY=($(compgen -W "$candidates" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _terrane terrane terragrunt
                """.formatted(steps("            "), candidates(
                (path, command) -> "        " + quoted(path) + ") candidates=\"" + String.join(" ", words(command))
                        + "\" ;;\n"));
    }

    private static String zsh() {
        return """
                _terrane() {
                    local path="" word
                    local -a candidates
                    for word in ${words[2,CURRENT-1]}; do
                        [[ $word == -- ]] && { _files; return }
                        case "$path $word" in
                %s            esac
                    done
                    case "$path" in
                %s        esac
                    _describe 'terrane' candidates || _files
                }
                if [ "$funcstack[1]" = _terrane ]; then _terrane; else compdef _terrane terrane terragrunt; fi
                """.formatted(steps("            "),
                candidates((path, command) -> "        " + quoted(path) + ") candidates=("
                        + described(command).stream().map(Completion::zshWord).collect(Collectors.joining(" "))
                        + ") ;;\n"));
    }

    private static String fish() {
        StringBuilder text = new StringBuilder("""
                function __terrane_at
                    set -l path ""
                    for word in (commandline -opc)[2..-1]
                        test "$word" = -- ; and return 1
                        switch "$path $word"
                """);
        for (CommandName command : visible()) {
            for (String written : spellings(command)) {
                text.append("            case ").append(quoted(" " + written)).append("\n                set path ")
                        .append(quoted(" " + command.written())).append('\n');
            }
        }
        text.append("        end\n    end\n    test \"$path\" = \"$argv[1]\"\nend\n");
        for (String program : List.of("terrane", "terragrunt")) {
            fishRows(text, program, "", CommandName.top().stream().filter(c -> c.group() != Group.HIDDEN).toList(),
                    CommandName.HELP);
            for (CommandName command : visible()) {
                fishRows(text, program, " " + command.written(), command.children(), command);
            }
        }
        return text.toString();
    }

    private static void fishRows(StringBuilder text, String program, String path, List<CommandName> children,
            CommandName command) {
        String start = "complete -c " + program + " -n \"__terrane_at '" + path + "'\"";
        for (CommandName child : children) {
            text.append(start).append(" -f -a ").append(child.word()).append(" -d ").append(quoted(child.summary()))
                    .append('\n');
        }
        for (Option<?> option : shown(command)) {
            text.append(start).append(" -l ").append(option.name());
            for (String alias : option.aliases()) {
                text.append(alias.length() == 1 ? " -s " : " -l ").append(alias);
            }
            text.append(option.isToggle() ? "" : " -r").append(" -d ").append(quoted(option.help())).append('\n');
        }
    }

    private interface Case {
        String line(String path, CommandName command);
    }

    private static String candidates(Case line) {
        return line.line("", CommandName.HELP)
                + visible().stream().map(command -> line.line(" " + command.written(), command))
                        .collect(Collectors.joining());
    }

    private static String steps(String indent) {
        return visible().stream()
                .map(command -> indent
                        + spellings(command).stream().map(s -> quoted(" " + s)).collect(Collectors.joining("|"))
                        + ") path=" + quoted(" " + command.written()) + " ;;\n")
                .collect(Collectors.joining());
    }

    private static List<CommandName> visible() {
        return Arrays.stream(CommandName.values()).filter(c -> c.group() != Group.HIDDEN && c.refusal().isEmpty())
                .toList();
    }

    private static List<String> spellings(CommandName command) {
        List<String> above = command.path().subList(0, command.path().size() - 1);
        return Stream.concat(Stream.of(command.word()), command.alias().stream())
                .map(word -> Stream.concat(above.stream(), Stream.of(word)).collect(Collectors.joining(" "))).toList();
    }

    private static List<String> words(CommandName command) {
        return described(command).stream().map(row -> row[0]).toList();
    }

    private static List<String[]> described(CommandName command) {
        List<String[]> rows = new ArrayList<>();
        (command == CommandName.HELP
                ? CommandName.top().stream().filter(c -> c.group() != Group.HIDDEN).toList()
                : command.children())
                .forEach(child -> rows.add(new String[]{child.word(), child.summary()}));
        for (Option<?> option : shown(command)) {
            rows.add(new String[]{option.written(), option.help()});
            option.aliases().forEach(alias -> rows.add(new String[]{Option.dashed(alias), option.help()}));
        }
        return rows;
    }

    private static List<Option<?>> shown(CommandName command) {
        return Options.of(command).stream().filter(Option::isShown).toList();
    }

    private static String zshWord(String[] row) {
        return quoted(row[0] + ":" + row[1].replace(":", "\\:"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
