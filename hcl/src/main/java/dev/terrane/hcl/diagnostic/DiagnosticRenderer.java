package dev.terrane.hcl.diagnostic;

import dev.terrane.hcl.source.SourceRange;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows diagnostics to people, as plain text or with colours for a terminal:
 *
 * <pre>
 * Error: Unsupported attribute
 *
 *   at live/terragrunt.hcl:5:14, in locals:
 *    5 |   z = local.x.nope
 *      |              ^^^^^
 *      = local.x is object with 1 attribute "a"
 *
 * This object has no attribute named "nope".
 * Hint: Did you mean "name"?
 * </pre>
 *
 * Characters that could play tricks on a terminal are replaced by visible ones.
 */
public final class DiagnosticRenderer {

    private static final String RED = "\033[31m";
    private static final String YELLOW = "\033[33m";
    private static final String CYAN = "\033[36m";
    private static final String BOLD = "\033[1m";
    private static final String DIM = "\033[2m";
    private static final String RESET = "\033[0m";

    private final Path folder;
    private final boolean colour;
    private final Function<SourceRange, String> context;

    /**
     * A renderer that gives paths relative to a folder.
     *
     * @param context
     *            names what a place is in, such as a block, or gives an empty text
     */
    public DiagnosticRenderer(Path folder, boolean colour, Function<SourceRange, String> context) {
        this.folder = folder;
        this.colour = colour;
        this.context = context;
    }

    /** All of them, with an empty line between each. */
    public String render(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining("\n"));
    }

    /** One, ending with a newline. */
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String mood = diagnostic.isError() ? RED : YELLOW;
        out.append(styled(diagnostic.isError() ? "Error:" : "Warning:", BOLD + mood)).append(' ')
                .append(styled(Printable.text(diagnostic.summary()), BOLD)).append("\n\n");
        diagnostic.subject().ifPresent(subject -> renderPlace(diagnostic, subject, mood, out));
        if (!diagnostic.detail().isEmpty()) {
            out.append(Printable.text(diagnostic.detail())).append('\n');
        }
        diagnostic.hint().ifPresent(
                hint -> out.append(styled("Hint:", CYAN)).append(' ').append(Printable.text(hint)).append('\n'));
        return out.toString();
    }

    private void renderPlace(Diagnostic diagnostic, SourceRange subject, String mood, StringBuilder out) {
        String within = context.apply(subject);
        out.append("  at ").append(Printable.text(place(subject)))
                .append(within.isEmpty() ? "" : ", in " + Printable.text(within)).append(":\n");
        List<Excerpt.Line> lines = Excerpt.of(subject, diagnostic.context());
        int width = Math.max(4, Integer.toString(lines.getLast().number()).length() + 2);
        String margin = " ".repeat(width);
        for (Excerpt.Line line : lines) {
            String number = line.isGap() ? "..." : Integer.toString(line.number());
            out.append(styled(" ".repeat(width - number.length()) + number + " |", DIM))
                    .append(line.text().isEmpty() ? "" : " ").append(line.text()).append('\n');
            if (!line.marks().isEmpty()) {
                out.append(styled(margin + " |", DIM)).append(' ').append(styled(line.marks(), mood)).append('\n');
            }
        }
        for (Diagnostic.Variable variable : diagnostic.variables()) {
            out.append(styled(margin + " =", DIM)).append(' ').append(styled(Printable.text(variable.name()), BOLD))
                    .append(" is ").append(Printable.text(variable.text())).append('\n');
        }
        out.append('\n');
    }

    private String place(SourceRange subject) {
        String at = subject.at();
        String name = subject.source().name();
        return relative(name) + at.substring(name.length());
    }

    /** A path as seen from the folder, unless that makes it longer, or the name is no absolute path. */
    private String relative(String name) {
        if (!name.startsWith("/") || !folder.isAbsolute()) {
            return name;
        }
        String relative = folder.relativize(Path.of(name)).toString();
        return relative.isEmpty() || relative.length() > name.length() ? name : relative;
    }

    private String styled(String text, String style) {
        return colour ? style + text + RESET : text;
    }
}
