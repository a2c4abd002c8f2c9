package dev.terrane.run.filter;

import java.util.Optional;

/**
 * What is wrong with a filter: the query, the index of the offending character, what is wrong there and,
 * where there is one, a hint at what was meant.
 */
public record FilterProblem(String query, int position, String message, Optional<String> hint) {

    /** The query with the spot marked below it, then the hint. Several lines, no line end at the end. */
    public String render(boolean color) {
        String caret = color ? "\u001b[1;31m^\u001b[0m" : "^";
        StringBuilder text = new StringBuilder("Invalid filter: ").append(message).append("\n\n    ").append(query)
                .append("\n    ").repeat(" ", Math.clamp(position, 0, query.length())).append(caret);
        hint.ifPresent(h -> text.append("\n\n").append(h));
        return text.toString();
    }
}
