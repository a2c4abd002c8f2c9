package dev.terrane.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.print.ValueJson;
import dev.terrane.hcl.print.ValueText;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.World;

/**
 * `hcl eval`: expressions, evaluated as if they stood in the configuration of the unit in the working folder; in one
 * that says nothing where there is no unit. Without an expression, at a terminal, a console for any number of them.
 */
final class EvalCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        List<String> expressions = invocation.line().allWords();
        World.Terminal terminal = invocation.world().terminal();
        if (expressions.isEmpty() && !(terminal.inputIsTerminal() && terminal.outputIsTerminal())) {
            throw new UsageException("`hcl eval` needs an expression",
                    "as in `terrane hcl eval 'upper(local.name)'`; `-` reads one from standard input, and at a terminal no expression starts a console");
        }
        try {
            Scope scope = unit(invocation).scope();
            if (expressions.isEmpty()) {
                return new EvalConsole(invocation, scope).run();
            }
            for (String expression : expressions) {
                Value value = evaluate(source(invocation, expression), scope);
                invocation.launch().out().println(text(invocation, value));
            }
            return 0;
        } catch (DiagnosticException e) {
            Diagnostics.report(invocation, e.diagnostics());
            return 1;
        }
    }

    private static Unit unit(Invocation invocation) {
        ConfigContext context = ConfigContexts.reading(invocation, EvaluationMode.RENDER);
        UnitLoader loader = ConfigContexts.loader(invocation);
        Path file = WorkingDirectory.configFile(invocation.options(), invocation.launch().directory())
                .orElseGet(() -> ConfigFileNames.unitFileIn(invocation.directory()));
        return Files.exists(file) ? loader.load(file, context) : loader.empty(invocation.directory(), context);
    }

    private static Source source(Invocation invocation, String expression) {
        if (!expression.equals("-")) {
            return Source.of("<expression>", expression);
        }
        try {
            byte[] input = invocation.world().terminal().input().readAllBytes();
            return Source.of("<stdin>", new String(input, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an expression; throws what is wrong with it. */
    static Value evaluate(Source source, Scope scope) {
        ParsedExpression parsed = Parser.parseExpression(source);
        if (!parsed.diagnostics().isEmpty()) {
            throw new DiagnosticException(parsed.diagnostics());
        }
        return Evaluator.evaluate(parsed.expression(), source, scope);
    }

    /** A value as it is printed, in HCL or in JSON. */
    static String text(Invocation invocation, Value value) {
        return invocation.options().isOn(ReadingFlags.EVAL_JSON) ? ValueJson.of(value) : ValueText.of(value);
    }
}
