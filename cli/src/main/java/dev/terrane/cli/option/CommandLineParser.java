package dev.terrane.cli.option;

import dev.terrane.cli.option.OptionReader.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a command line as Terragrunt does, which is how Go's `flag` package reads one. Flags that every command takes, those of a role,
 * and old names of others may stand anywhere before `--`, those of a command after its name. `-x` is `--x`; `--x=v` is `--x v`; a switch
 * takes a value only after `=`; what a command does not know is forwarded by commands that stand for a command of OpenTofu/Terraform, and
 * refused by all others. Flags that begin with `--terragrunt-`, `--iam-` or `--aws-` are Terrane's: one that is not known is refused
 * everywhere, since a mistyped role must not become an argument of Terraform's and the run go on without it.
 */
public final class CommandLineParser {
    private static final List<String> OWN_PREFIXES = List.of("terragrunt-", "iam-", "aws-");

    private final List<String> before;
    private final List<String> rest;
    private final Map<String, String> environment;
    private final List<String> words = new ArrayList<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private int at;

    private CommandLineParser(List<String> arguments, Map<String, String> environment) {
        int separator = arguments.indexOf("--");
        this.before = separator < 0 ? arguments : arguments.subList(0, separator);
        this.rest = separator < 0 ? List.of() : arguments.subList(separator + 1, arguments.size());
        this.environment = environment;
    }

    /**
     * What `arguments` say, with `environment` for what they leave open.
     *
     * @throws UsageException where they cannot be meant
     */
    public static CommandLine parse(List<String> arguments, Map<String, String> environment) {
        return new CommandLineParser(arguments, environment).read();
    }

    private CommandLine read() {
        CommandPositions positions = new CommandPositions(before);
        CommandName command = positions.command();
        if (command.refusal().isPresent()) {
            throw new UsageException(command.refusal().get());
        }
        for (at = 0; at < before.size(); at++) {
            String token = before.get(at);
            if (isFlag(token)) {
                flag(command, token, at < positions.end());
            } else if (!token.isEmpty() && !positions.holds(at)) {
                words.add(token);
            }
        }
        OptionReader reader = new OptionReader(command, occurrences, environment);
        OptionValues values = reader.values();
        List<GivenFlag> flags = occurrences.stream().map(one -> new GivenFlag(one.option(), one.written(), one.text()))
                .toList();
        return new CommandLine(command, words, rest, flags, values, reader.oldNames());
    }

    static boolean isFlag(String token) {
        return token.length() > 1 && token.startsWith("-");
    }

    /** The flag without its value. */
    private static String flagOf(String token) {
        int equals = token.indexOf('=');
        return equals < 0 ? token : token.substring(0, equals);
    }

    /** The name in a flag: `--name`, `-name`, `--name=value`. */
    static String nameOf(String flag) {
        return flagOf(flag.substring(flag.startsWith("--") ? 2 : 1));
    }

    private void flag(CommandName command, String token, boolean beforeCommand) {
        String name = nameOf(token);
        String written = flagOf(token);
        Optional<Option<?>> today = Options.named(name, command);
        if (today.isPresent()) {
            if (beforeCommand && !today.get().commands().equals(CommandSets.EVERY) && !isOwn(name)) {
                throw new UsageException("the flag `" + written + "` stands before the command that takes it",
                        "write `terragrunt " + command.written() + " " + written + "`");
            }
            String text = value(today.get().isToggle(), token, written);
            occurrences.add(new Occurrence(today.get(), written, text, Optional.empty()));
            return;
        }
        Optional<Options.Old> old = command.takesOldFlags()
                ? Options.oldFlag(name, command)
                : Optional.empty();
        if (old.isPresent()) {
            String text = value(old.get().name().isToggle(old.get().option().type()), token, written);
            occurrences.add(new Occurrence(old.get().option(), written, text, Optional.of(old.get().name())));
            return;
        }
        if (!isOwn(name) && command.forwardsUnknownFlags() && !beforeCommand) {
            words.add(token);
        } else {
            throw unknown(command, token);
        }
    }

    private static boolean isOwn(String name) {
        return OWN_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private String value(boolean isToggle, String token, String written) {
        int equals = token.indexOf('=');
        if (equals >= 0) {
            return token.substring(equals + 1);
        }
        if (isToggle) {
            return "true";
        }
        if (at + 1 >= before.size()) {
            throw needsValue(written);
        }
        String text = before.get(++at);
        if (text.isEmpty()) {
            throw needsValue(written);
        }
        return text;
    }

    private static UsageException needsValue(String written) {
        return new UsageException("the flag `" + written + "` needs a value");
    }

    static UsageException unknown(CommandName command, String token) {
        String name = nameOf(token);
        String written = flagOf(token);
        String problem = "unknown flag `" + written + "`";
        Optional<Options.Old> old = Options.oldFlag(name);
        if (old.isPresent()) {
            return new UsageException(problem, "it is written `" + old.get().option().written() + "` today");
        }
        Optional<Option<?>> elsewhere = Options.named(name).filter(Option::isShown).findFirst();
        if (elsewhere.isPresent()) {
            return new UsageException("the flag `" + written + "` is not one of `" + command.written() + "`",
                    "`" + elsewhere.get().commands().iterator().next().written() + "` takes it");
        }
        Optional<String> nearest = NearestName.of(name, Options.namesOn(command))
                .or(() -> OWN_PREFIXES.stream().filter(name::startsWith).findFirst().flatMap(prefix -> NearestName
                        .ofAny(name, Options.namesOn(command).filter(known -> known.startsWith(prefix)))));
        if (nearest.isPresent()) {
            return new UsageException(problem, "did you mean `" + Option.dashed(nearest.get()) + "`?");
        }
        if (command == CommandName.RUN || command == CommandName.STACK_RUN) {
            return new UsageException(problem,
                    "flags of OpenTofu/Terraform come after `--`: `terragrunt " + command.written() + " -- COMMAND "
                            + written + "`");
        }
        return new UsageException(problem, "`" + command.written() + " --help` lists the flags");
    }
}
