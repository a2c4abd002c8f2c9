package dev.terrane.cli.command;

import dev.terrane.cli.console.LineEditor;
import dev.terrane.cli.console.LineEditor.Completion;
import dev.terrane.cli.console.LineEditor.Input;
import dev.terrane.cli.console.Stty;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Continuation;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The console of `hcl eval`: evaluates one expression after the other and shows what each comes to. An expression goes
 * on over as many lines as it needs.
 */
final class EvalConsole {
    private static final String PROMPT = "> ";
    private static final String CONTINUED = "| ";
    private static final String TYPE = ":type";
    private static final String QUIT = ":quit";
    private static final String HELP = ":help";
    private static final List<String> COMMANDS = List.of(HELP, QUIT, TYPE);

    private final Invocation invocation;
    private final Scope scope;
    private final PrintStream out;
    private final LineEditor lines;

    EvalConsole(Invocation invocation, Scope scope) {
        this.invocation = invocation;
        this.scope = scope;
        this.out = invocation.launch().out();
        this.lines = new LineEditor(invocation.world().terminal().input(), out,
                new Stty(invocation.world(), invocation.directory()), this::complete);
    }

    /** Runs until the person has had enough; the exit code is 0, since what was wrong has been shown. */
    int run() {
        out.println("Expressions of this unit. " + HELP + " says more; Ctrl-D or " + QUIT + " leaves.");
        try {
            while (true) {
                switch (lines.read(PROMPT)) {
                    case Input.End _ -> {
                        return 0;
                    }
                    case Input.Abandoned _ -> {
                    }
                    case Input.Line line when line.text().strip().equals(QUIT) -> {
                        return 0;
                    }
                    case Input.Line line -> answer(line.text().strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String line) throws IOException {
        if (line.startsWith(TYPE + " ")) {
            whole(line.substring(TYPE.length())).ifPresent(text -> show(text, value -> value.type().toString()));
        } else if (line.equals(HELP)) {
            help();
        } else if (line.startsWith(":")) {
            out.println("`" + line + "` is not a command; " + HELP + " lists them.");
        } else if (!line.isEmpty()) {
            whole(line).ifPresent(text -> show(text, value -> EvalCommand.text(invocation, value)));
        }
    }

    /** A line with those that continue it; nothing if they were abandoned. */
    private Optional<String> whole(String first) throws IOException {
        String text = first;
        while (goesOn(text + "\n")) {
            if (!(lines.read(CONTINUED) instanceof Input.Line(String next))) {
                return Optional.empty();
            }
            text += "\n" + next;
        }
        // a heredoc ends with the newline after its marker
        return Optional.of(goesOn(text) ? text + "\n" : text);
    }

    private static boolean goesOn(String text) {
        return Continuation.isNeeded(text.getBytes(StandardCharsets.UTF_8));
    }

    private void show(String expression, Function<Value, String> answer) {
        try {
            out.println(answer.apply(EvalCommand.evaluate(Source.of("<console>", expression), scope)));
        } catch (DiagnosticException e) {
            PrintStream err = invocation.launch().err();
            err.print(Diagnostics.renderer(invocation).render(e.diagnostics()));
            err.flush();
        }
    }

    private void help() {
        out.println("""
                EXPRESSION        its value; a bracket, heredoc or operator at the end makes it go on in the next line
                :type EXPRESSION  the type of its value
                :help             this
                :quit             leave, as Ctrl-D does

                In scope: %s, and the functions that `hcl functions` lists.
                Ctrl-C forgets what was typed, Tab completes names, the arrow keys go through the lines typed before."""
                .replace("%s", String.join(", ", new TreeSet<>(scope.names()))));
    }

    /** The commands at the start of a line; elsewhere variables, their attributes, and functions. */
    private Completion complete(String before) {
        if (before.startsWith(":") && !before.contains(" ")) {
            return starting(before, COMMANDS);
        }
        int start = before.length();
        while (start > 0 && isPartOfName(before.charAt(start - 1))) {
            start--;
        }
        String word = before.substring(start);
        int dot = word.indexOf('.');
        return dot < 0
                ? starting(word, names())
                : starting(word.substring(dot + 1), attributes(word.substring(0, dot)));
    }

    private static boolean isPartOfName(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '-' || c == '.';
    }

    private static Completion starting(String word, Collection<String> names) {
        return new Completion(word.length(), names.stream().filter(name -> name.startsWith(word)).toList());
    }

    private Collection<String> names() {
        Collection<String> names = new TreeSet<>(scope.names());
        scope.functions().names().forEach(name -> names.add(name + "("));
        return names;
    }

    /** The names below a variable; nothing is evaluated to find them. */
    private Collection<String> attributes(String variable) {
        return scope.variable(variable).map(binding -> switch (binding) {
            case LazyObject object -> object.names();
            case Binding.Ready ready when ready.value().type() instanceof ObjectType type -> type.attributes().keySet();
            case Binding.Ready _ -> Set.<String>of();
        }).map(TreeSet::new).orElseGet(TreeSet::new);
    }
}
