package dev.terrane.hcl.diagnostic;

import dev.terrane.hcl.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Shows diagnostics as {@code terraform validate} and {@code terragrunt hcl validate} do, which other programs read:
 *
 * <pre>
 * ╷
 * │ Error: Unsupported argument
 * │
 * │   on /live/terragrunt.hcl line 2, in locals:
 * │    2: input = {}
 * │
 * │ An argument named "input" is not expected here.
 * ╵
 * </pre>
 *
 * Characters that could play tricks on a terminal are replaced by visible ones.
 */
public final class RuledDiagnostics {

    private static final String RED = "\033[31m";
    private static final String YELLOW = "\033[33m";
    private static final String BOLD = "\033[1m";
    private static final String RESET = "\033[0m";
    private static final int RULE = 3;

    private final boolean colour;
    private final int width;
    private final Function<SourceRange, String> context;

    /**
     * @param width
     *            the columns that text is broken at
     * @param context
     *            names what a place is in, such as a block, or gives an empty text
     */
    public RuledDiagnostics(boolean colour, int width, Function<SourceRange, String> context) {
        this.colour = colour;
        this.width = width;
        this.context = context;
    }

    /** All of them, each ending with a newline. */
    public String render(Collection<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.forEach(diagnostic -> render(diagnostic, out));
        return out.toString();
    }

    private void render(Diagnostic diagnostic, StringBuilder out) {
        String mood = diagnostic.isError() ? RED : YELLOW;
        out.append(styled("╷", mood)).append('\n');
        for (String line : lines(diagnostic, mood)) {
            out.append(styled("│", mood)).append(line.isEmpty() ? "" : " ").append(line).append('\n');
        }
        out.append(styled("╵", mood)).append('\n');
    }

    private List<String> lines(Diagnostic diagnostic, String mood) {
        List<String> lines = new ArrayList<>();
        lines.add(styled(diagnostic.isError() ? "Error: " : "Warning: ", BOLD + mood)
                + styled(Printable.text(diagnostic.summary()), BOLD));
        lines.add("");
        diagnostic.subject().ifPresent(subject -> place(diagnostic, subject, lines));
        diagnostic.detail().lines().forEach(line -> wrap(Printable.text(line), lines));
        diagnostic.hint().ifPresent(hint -> wrap(Printable.text(hint), lines));
        return lines;
    }

    private void place(Diagnostic diagnostic, SourceRange subject, List<String> lines) {
        String within = context.apply(subject);
        lines.add("  on " + Printable.text(subject.source().name()) + " line " + subject.start().line()
                + (within.isEmpty() ? "" : ", in " + Printable.text(within)) + ":");
        for (Excerpt.Line line : Excerpt.of(subject, diagnostic.context())) {
            lines.add(line.isGap()
                    ? "     ..."
                    : " ".repeat(Math.max(0, 4 - digits(line))) + line.number() + ": "
                            + line.text());
        }
        if (!diagnostic.variables().isEmpty()) {
            lines.add("    ├────────────────");
            for (Diagnostic.Variable variable : diagnostic.variables()) {
                lines.add("    │ " + styled(Printable.text(variable.name()), BOLD) + " is "
                        + Printable.text(variable.text()));
            }
        }
        lines.add("");
    }

    private static int digits(Excerpt.Line line) {
        return Integer.toString(line.number()).length();
    }

    /** Breaks a line between words; one that begins with a blank is left as it is. */
    private void wrap(String text, List<String> lines) {
        int limit = width - RULE;
        String rest = text;
        while (!text.startsWith(" ") && rest.length() > limit && rest.lastIndexOf(' ', limit) > 0) {
            int at = rest.lastIndexOf(' ', limit);
            lines.add(rest.substring(0, at));
            rest = rest.substring(at + 1);
        }
        lines.add(rest);
    }

    private String styled(String text, String style) {
        return colour ? style + text + RESET : text;
    }
}
