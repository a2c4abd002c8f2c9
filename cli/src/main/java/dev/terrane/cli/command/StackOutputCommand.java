package dev.terrane.cli.command;

import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.cli.view.StackOutputText;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.RunOptions;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.stack.StackOutputs;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** `stack output`: the outputs of all units of stacks as one value, or a part of it. */
final class StackOutputCommand implements Command {
    private static final String OUTPUT = "output";

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation)
                .withCommand(TerraformArguments.parse(List.of(OUTPUT)));
        Filters filters = RunCommand.filters(invocation);
        try (RunSession session = new RunSession(invocation);
                Discovery discovery = new Discovery(invocation, true, Filters.NONE)) {
            List<Path> stacks = new Stacks(invocation, options, filters, session).below(invocation.directory());
            if (stacks.isEmpty()) {
                invocation.log().warn("No stack files found in " + invocation.directory() + ".");
                return 0;
            }
            StackOutputs.Result result = new StackOutputs(session.setup(), options).read(stacks,
                    folder -> discovery.component(folder).filter(unit -> !Listing.runs(unit, OUTPUT)).isPresent());
            return switch (result) {
                case StackOutputs.Result.Failed(int exitCode) -> exitCode;
                case StackOutputs.Result.Read(Value outputs) -> {
                    print(invocation, outputs);
                    yield 0;
                }
            };
        }
    }

    private static void print(Invocation invocation, Value outputs) {
        Optional<String> key = invocation.line().allWords().stream().findFirst().filter(word -> !word.isEmpty());
        Optional<Value> shown = key.isEmpty() ? Optional.of(outputs) : StackOutputText.select(outputs, key.get());
        if (shown.isEmpty()) {
            invocation.log().warn("There is no output " + key.orElse("") + ".");
            return;
        }
        invocation.launch().out().print(text(invocation, shown.get()));
    }

    private static String text(Invocation invocation, Value shown) {
        OptionValues options = invocation.options();
        String format = options.isOn(ReadingFlags.STACK_JSON)
                ? "json"
                : options.isOn(ReadingFlags.STACK_RAW) ? "raw" : options.get(ReadingFlags.STACK_FORMAT).orElse("hcl");
        return switch (format) {
            case "json" -> StackOutputText.json(shown);
            case "raw" -> StackOutputText.raw(shown).orElseThrow(() -> new UsageException(
                    "`--raw` shows a single string, number or bool, and this is something else",
                    "name an output, as in `terragrunt stack output --raw UNIT.OUTPUT`, or say `--json`"));
            case "hcl" -> StackOutputText.hcl(shown);
            default -> {
                invocation.log().warn("There is no format " + format + "; this is hcl. The others are json and raw.");
                yield StackOutputText.hcl(shown);
            }
        };
    }
}
