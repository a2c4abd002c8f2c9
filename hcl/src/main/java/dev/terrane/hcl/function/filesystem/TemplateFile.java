package dev.terrane.hcl.function.filesystem;

import static dev.terrane.hcl.function.Arguments.isMapping;
import static dev.terrane.hcl.function.filesystem.FileFunctions.named;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.References;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.FunctionWorld;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Lexer;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code templatefile}: a file evaluated as a template, which sees the given variables and functions and no others. */
public final class TemplateFile {

    private final Files files;
    private final Functions functions;

    private TemplateFile(Files files, Functions functions) {
        this.files = files;
        this.functions = functions;
    }

    /**
     * The function.
     *
     * @param functions those that templates can call beside it; it itself is refused there, as a file could use itself
     */
    public static Function declare(FunctionWorld world, Functions functions) {
        Function refusal = declaration().returns(arguments -> {
            throw new FunctionException("a template file cannot use another one");
        }).implementation((arguments, type) -> Value.unknown(type));
        TemplateFile template = new TemplateFile(new Files(world),
                functions.overlaidBy(Functions.of(List.of(refusal))));
        return declaration().returns(template::type)
                .implementation(
                        (arguments, type) -> template.render(arguments.getFirst().asString(), arguments.get(1)));
    }

    private static Function.Declaration declaration() {
        return named("templatefile")
                .documentation("The content of a file evaluated as a template, with the elements of a "
                        + "map or the attributes of an object as its variables. A template that is one interpolation and nothing "
                        + "else keeps the type of its value.")
                .parameter(Parameter.of("path", Type.STRING))
                .parameter(Parameter.of("vars", Type.DYNAMIC));
    }

    private Type type(List<Value> arguments) {
        boolean known = arguments.getFirst().isKnown() && arguments.get(1).isKnown();
        return known ? render(arguments.getFirst().asString(), arguments.get(1)).type() : Type.DYNAMIC;
    }

    private Value render(String path, Value vars) {
        Source source = Source.of(path, FileFunctions.text(files, path));
        ParsedExpression template = Parser.parseTemplate(source);
        check(template.diagnostics());
        if (!isMapping(vars.type())) {
            throw new FunctionException(1, "a map or an object is required");
        }
        Map<String, Value> variables = vars.entries();
        for (String name : variables.keySet()) {
            if (!Lexer.isIdentifier(name)) {
                throw new FunctionException(1, "\"" + name + "\" cannot be the name of a variable");
            }
        }
        for (Expression.ScopeTraversal reference : References.of(template.expression())) {
            if (!variables.containsKey(reference.root())) {
                throw new FunctionException(1, "it has no \"" + reference.root() + "\", which is used at "
                        + template.source().range(reference.rootSpan()).at());
            }
        }
        Evaluator.Result result = Evaluator.attempt(template.expression(), template.source(),
                Scope.ofValues(variables, functions));
        check(result.diagnostics());
        return result.value();
    }

    private static void check(List<Diagnostic> diagnostics) {
        if (Diagnostics.hasErrors(diagnostics)) {
            throw new FunctionException(
                    diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
    }
}
