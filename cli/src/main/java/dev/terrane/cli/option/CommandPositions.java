package dev.terrane.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the words of the command among the tokens before `--`; flags, with their values, may stand before and between them. */
final class CommandPositions {
    private final List<Integer> positions = new ArrayList<>();
    private final CommandName command;
    private final int end;

    CommandPositions(List<String> tokens) {
        Optional<CommandName> found = Optional.empty();
        int at = 0;
        while (at < tokens.size() && (found.isEmpty() || found.get().isGroup())) {
            String token = tokens.get(at);
            if (CommandLineParser.isFlag(token)) {
                if (takesValue(token) && token.indexOf('=') < 0) {
                    at++;
                }
            } else if (!token.isEmpty()) {
                Optional<CommandName> child = CommandName.find(found, token);
                if (child.isEmpty() && found.isPresent()) {
                    break;
                }
                found = Optional.of(child.orElseThrow(() -> unknown(token)));
                positions.add(at);
            }
            at++;
        }
        command = found.orElse(CommandName.HELP);
        end = positions.isEmpty() ? tokens.size() : positions.getLast();
    }

    CommandName command() {
        return command;
    }

    /** Where the last word of the command stands. */
    int end() {
        return end;
    }

    /** Whether a word of the command stands at `position`. */
    boolean holds(int position) {
        return positions.contains(position);
    }

    /** Before the command is known, a flag is as every row of its name is: the table's rows of one name agree in this. */
    private static boolean takesValue(String flag) {
        String name = CommandLineParser.nameOf(flag);
        return Options.named(name).findFirst().map(option -> !option.isToggle())
                .or(() -> Options.oldFlag(name).map(old -> !old.name().isToggle(old.option().type())))
                .orElseThrow(() -> CommandLineParser.unknown(CommandName.HELP, flag));
    }

    private static UsageException unknown(String word) {
        Optional<String> nearest = NearestName.of(word,
                CommandName.top().stream().flatMap(c -> Stream.concat(Stream.of(c.word()), c.alias().stream())));
        return new UsageException("unknown command `" + word + "`",
                Replaced.hint(word).or(() -> nearest.map(name -> "did you mean `" + name + "`?"))
                        .orElse("a command of OpenTofu/Terraform without a shortcut is run with `terragrunt run -- "
                                + word + "`"));
    }
}
