package dev.terrane.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.cli.view.IndentedJson;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Functions;

/** `hcl functions`: the functions that configurations can call, all or those named, with what each does. */
final class FunctionsCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        List<Function> shown = chosen(invocation, functions(invocation));
        PrintStream out = invocation.launch().out();
        if (invocation.options().isOn(ReadingFlags.EVAL_JSON)) {
            out.print(json(shown));
        } else {
            shown.stream().collect(Collectors.groupingBy(Function::category)).entrySet().stream()
                    .sorted(Comparator.comparing(e -> e.getKey().title()))
                    .forEach(e -> print(out, e.getKey(), e.getValue()));
        }
        return 0;
    }

    /** All that the configuration of a unit can call. */
    static Functions functions(Invocation invocation) {
        return ConfigContexts.loader(invocation)
                .empty(invocation.directory(), ConfigContexts.reading(invocation, EvaluationMode.OFFLINE)).scope()
                .functions();
    }

    private static List<Function> chosen(Invocation invocation, Functions functions) {
        List<String> names = invocation.line().allWords();
        if (names.isEmpty()) {
            return functions.all().stream().sorted(Comparator.comparing(Function::name)).toList();
        }
        return names.stream().map(name -> functions.find(name)
                .orElseThrow(() -> new UsageException("there is no function `" + name + "`",
                        "`hcl functions` lists all of them")))
                .toList();
    }

    private static void print(PrintStream out, Category category, Collection<Function> functions) {
        out.println(category.title());
        for (Function function : functions) {
            out.println("  " + function.signature());
            function.documentation().lines().forEach(line -> out.println("      " + line));
        }
        out.println();
    }

    private static String json(List<Function> functions) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            json.writeStartArray();
            for (Function function : functions) {
                json.writeStartObject();
                json.writeStringField("name", function.name());
                json.writeStringField("category", function.category().title());
                json.writeStringField("signature", function.signature());
                json.writeStringField("documentation", function.documentation());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
