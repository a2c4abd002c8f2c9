package dev.terrane.aws.doctor;

import java.util.List;

/**
 * One line of the doctor's table.
 *
 * @param subject what was looked at: {@code base}, {@code clock}, {@code sts}, a role
 * @param state how it is
 * @param detail what was found, in a line
 * @param facts what more is known of it, each in a line
 * @param likely what of it is likely wrong, most likely first, in single words: {@code trust policy},
 *            {@code external id}, {@code session tags}, {@code MFA}, {@code duration}, {@code chain} …
 * @param advice what to do
 */
public record Finding(String subject, State state, String detail, List<String> facts, List<String> likely,
        List<String> advice) {

    /** How something is. */
    public enum State {
        GOOD, DOUBTFUL, BROKEN
    }

    public Finding {
        facts = List.copyOf(facts);
        likely = List.copyOf(likely);
        advice = List.copyOf(advice);
    }

    /** Something that is broken, and no more is known of it than what it says. */
    public static Finding broken(String subject, String detail) {
        List<String> lines = detail.lines().toList();
        return new Finding(subject, State.BROKEN, lines.isEmpty() ? "" : lines.getFirst(),
                lines.stream().skip(1).map(String::strip).toList(), List.of(), List.of());
    }

    static Finding good(String subject, String detail) {
        return new Finding(subject, State.GOOD, detail, List.of(), List.of(), List.of());
    }
}
