package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Graphemes;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.TemplatePart.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes away the indentation that the lines of a flush heredoc have in common (HCL specification, "Template Literals").
 * It is counted in grapheme clusters of white space, on what is left after trimming: a line whose newline was trimmed
 * away before it is no line of its own. Lines of nothing but white space do not count.
 */
final class FlushHeredoc {

    private FlushHeredoc() {}

    static void dedent(List<TemplatePart> parts) {
        List<Integer> indented = new ArrayList<>();
        int common = Integer.MAX_VALUE;
        boolean startOfLine = true;
        for (int i = 0; i < parts.size(); i++) {
            TemplatePart part = parts.get(i);
            if (!(part instanceof Text text)) {
                common = startOfLine ? 0 : common;
                startOfLine = false;
                continue;
            }
            int whitespace = Whitespace.leading(text.value());
            boolean endsLine = text.value().endsWith("\n");
            if (startOfLine && !(endsLine && whitespace == text.value().length())) {
                common = Math.min(common, Graphemes.count(text.value().substring(0, whitespace)));
                indented.add(i);
            }
            startOfLine = endsLine;
        }
        for (int i : indented) {
            Text text = (Text) parts.get(i);
            int cut = Graphemes.end(text.value(), common);
            int bytes = text.value().substring(0, cut).getBytes(StandardCharsets.UTF_8).length;
            int start = Math.min(text.span().start() + bytes, text.span().end());
            parts.set(i, new Text(text.value().substring(cut), new Span(start, text.span().end())));
        }
    }
}
