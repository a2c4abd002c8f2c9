package dev.terrane.cli.command;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;

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
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;

/**
 * `hcl validate`: evaluates every unit and stack below the folder, with dependency outputs unknown, and shows all that
 * is wrong. What several units have in common is shown once.
 */
final class ValidateCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        OptionValues options = invocation.options();
        if (options.isOn(ReadingFlags.VALIDATE_INPUTS)) {
            throw new UsageException("`hcl validate --inputs` is not built yet; see docs/differences.md");
        }
        if (options.isOn(ReadingFlags.VALIDATE_STRICT)) {
            throw new UsageException("`--strict` says how `--inputs` are judged", "add `--inputs`");
        }
        List<Result> wrong = new ArrayList<>();
        try (Discovery discovery = new Discovery(invocation, true, FilterOptions.of(invocation));
                Workers workers = new Workers()) {
            Validation validation = Validation.of(invocation);
            List<Repository.Node> components = discovery.unambiguous(invocation.directory());
            workers.map(components, validation::judge).stream().filter(r -> !r.problems().isEmpty())
                    .forEach(wrong::add);
        }
        show(invocation, wrong);
        return wrong.stream().anyMatch(Result::isWrong) ? 1 : 0;
    }

    /** What was found in the file of one component. */
    private record Result(Path file, List<Diagnostic> problems) {
        boolean isWrong() { return problems.stream().anyMatch(Diagnostic::isError); }
    }

    private record Validation(UnitLoader units, StackLoader stacks, ConfigContext context) {

        static Validation of(Invocation invocation) {
            ConfigSession session = ConfigContexts.session(invocation);
            ConfigContext context = ConfigContexts.reading(invocation, EvaluationMode.VALIDATE)
                    .withCommand("validate", List.of("validate"));
            return new Validation(new UnitLoader(session), new StackLoader(session), context);
        }

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
        Set<Diagnostic> problems = new LinkedHashSet<>();
        wrong.forEach(r -> problems.addAll(r.problems()));
        if (!json) {
            Diagnostics.report(invocation, problems);
        } else if (!problems.isEmpty()) {
            invocation.launch().out().println(new DiagnosticJson(EnclosingBlock::describe).render(problems));
        }
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
