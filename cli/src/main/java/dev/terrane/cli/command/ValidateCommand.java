package dev.terrane.cli.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.cli.view.IndentedJson;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticJson;
import dev.terrane.hcl.diagnostic.RuledDiagnostics;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;

/**
 * `hcl validate`: evaluates every unit and stack below the folder, with dependency outputs unknown, and shows all that
 * is wrong. What several units have in common is shown once.
 */
final class ValidateCommand implements Command {

    private static final int TEXT_WIDTH = 78;

    @Override
    public int run(Invocation invocation) {
        OptionValues options = invocation.options();
        boolean strict = options.isOn(ReadingFlags.VALIDATE_STRICT);
        boolean inputs = options.isOn(ReadingFlags.VALIDATE_INPUTS);
        if (strict && !inputs) {
            throw new UsageException("`--strict` says how `--inputs` are judged", "add `--inputs`");
        }
        for (Option<Boolean> other : List.of(ReadingFlags.VALIDATE_JSON, ReadingFlags.VALIDATE_SHOW_CONFIG_PATH)) {
            if (inputs && options.isOn(other)) {
                throw new UsageException("`--inputs` and `" + other.written() + "` exclude each other",
                        "say one of them");
            }
        }
        ConfigSession session = ConfigContexts.session(invocation);
        ConfigContext context = ConfigContexts.reading(invocation, EvaluationMode.VALIDATE).withCommand("validate",
                List.of("validate"));
        try (Discovery discovery = new Discovery(invocation, true, FilterOptions.of(invocation),
                UnitEnvironments.plain(invocation), session)) {
            return inputs
                    ? new InputsValidation(invocation, new UnitLoader(session), context, strict).run(discovery)
                    : validate(invocation, discovery, new Validation(new UnitLoader(session),
                            new StackLoader(session), context));
        }
    }

    private static int validate(Invocation invocation, Discovery discovery, Validation validation) {
        List<Repository.Node> components = discovery.unambiguous(invocation.directory());
        List<Result> wrong = discovery.map(components, validation::judge).stream()
                .filter(r -> !r.problems().isEmpty()).toList();
        List<String> circles = discovery.circles(components);
        show(invocation, wrong);
        circles.forEach(circle -> invocation.log().error("Dependency cycle: " + circle));
        return !circles.isEmpty() || wrong.stream().anyMatch(Result::isWrong) ? 1 : 0;
    }

    /** What was found in the file of one component. */
    private record Result(Path file, List<Diagnostic> problems) {
        boolean isWrong() { return problems.stream().anyMatch(Diagnostic::isError); }
    }

    private record Validation(UnitLoader units, StackLoader stacks, ConfigContext context) {

        Result judge(Repository.Node node) {
            try {
                if (node.kind() == Component.Kind.UNIT) {
                    units.load(node.file(), context).config();
                } else {
                    stacks.load(node.file(), context, new ReadFiles());
                }
                return new Result(node.file(), List.of());
            } catch (DiagnosticException e) {
                return new Result(node.file(), e.diagnostics());
            }
        }
    }

    private static void show(Invocation invocation, List<Result> wrong) {
        boolean json = invocation.options().isOn(ReadingFlags.VALIDATE_JSON);
        if (invocation.options().isOn(ReadingFlags.VALIDATE_SHOW_CONFIG_PATH)) {
            List<String> paths = wrong.stream().filter(Result::isWrong).map(r -> r.file().toString()).toList();
            if (json) {
                invocation.launch().out().print(array(paths));
            } else {
                paths.forEach(invocation.launch().out()::println);
            }
            return;
        }
        Set<Diagnostic> each = new LinkedHashSet<>();
        wrong.forEach(r -> each.addAll(r.problems()));
        if (each.isEmpty()) {
            return;
        }
        List<Diagnostic> problems = each.stream().sorted(Comparator.comparing(ValidateCommand::fileName)).toList();
        boolean colour = invocation.logOptions().colors() && invocation.world().terminal().outputIsTerminal();
        invocation.launch().out().print(json
                ? new DiagnosticJson(EnclosingBlock::describe).render(problems) + "\n"
                : new RuledDiagnostics(colour, TEXT_WIDTH, EnclosingBlock::describe).render(problems));
        long errors = problems.stream().filter(Diagnostic::isError).count();
        if (errors > 0) {
            invocation.log().error(errors + (errors == 1 ? " error was found" : " errors were found"));
        }
    }

    private static String fileName(Diagnostic diagnostic) {
        return diagnostic.subject().map(range -> range.source().name()).orElse("");
    }

    private static String array(List<String> items) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            json.writeStartArray();
            for (String item : items) {
                json.writeString(item);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
