package dev.terrane.run.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A unified diff with three lines of context, anchored at the lines that stand exactly once in each text (patience
 * diff): lines like `}` never tie unrelated places together. Takes n·log(n) time. The same algorithm as Go's own diff,
 * so that the output is Terragrunt's.
 */
public final class AnchoredDiff {

    private static final int CONTEXT = 3;
    private static final String NO_NEWLINE = "\n\\ No newline at end of file\n";

    private final String[] before;
    private final String[] after;
    private final StringBuilder text = new StringBuilder();

    private AnchoredDiff(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /** The diff between two texts, with a heading that names them; empty where they are equal. */
    public static String of(String beforeName, String before, String afterName, String after) {
        if (before.equals(after)) {
            return "";
        }
        String heading = "diff " + beforeName + " " + afterName + "\n--- " + beforeName + "\n+++ " + afterName + "\n";
        return heading + new AnchoredDiff(before, after).hunks();
    }

    private static String[] lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            if (newline < 0) {
                lines.add(text.substring(start) + NO_NEWLINE);
                break;
            }
            lines.add(text.substring(start, newline + 1));
            start = newline + 1;
        }
        return lines.toArray(String[]::new);
    }

    /** A place in both texts: the indexes of lines. */
    private record Place(int before, int after) {
        Place plus(int lines) {
            return new Place(before + lines, after + lines);
        }
    }

    /** The hunk being written: where it starts, its lines, and how many of them each text has. */
    private static final class Hunk {
        private final Place start;
        private final StringBuilder body = new StringBuilder();
        private int removed;
        private int added;

        Hunk(Place start) {
            this.start = start;
        }

        void add(char mark, String[] lines, int from, int to) {
            for (int i = from; i < to; i++) {
                body.append(mark).append(lines[i]);
                removed += mark == '+' ? 0 : 1;
                added += mark == '-' ? 0 : 1;
            }
        }

        boolean isEmpty() { return body.isEmpty(); }

        String render() {
            int from = removed > 0 ? start.before() + 1 : start.before();
            int to = added > 0 ? start.after() + 1 : start.after();
            return "@@ -" + from + "," + removed + " +" + to + "," + added + " @@\n" + body;
        }
    }

    private String hunks() {
        Hunk hunk = new Hunk(new Place(0, 0));
        Place done = new Place(0, 0);
        for (Place anchor : anchors()) {
            if (anchor.before() < done.before()) {
                continue;
            }
            Place start = backwards(anchor, done);
            Place end = forwards(anchor);
            hunk.add('-', before, done.before(), start.before());
            hunk.add('+', after, done.after(), start.after());
            boolean atEnd = end.before() == before.length && end.after() == after.length;
            int common = end.before() - start.before();
            if (!atEnd && (common < CONTEXT || (!hunk.isEmpty() && common < 2 * CONTEXT))) {
                hunk.add(' ', before, start.before(), end.before());
                done = end;
                continue;
            }
            if (!hunk.isEmpty()) {
                int shown = Math.min(common, CONTEXT);
                hunk.add(' ', before, start.before(), start.before() + shown);
                text.append(hunk.render());
            }
            if (atEnd) {
                break;
            }
            hunk = new Hunk(end.plus(-CONTEXT));
            hunk.add(' ', before, end.before() - CONTEXT, end.before());
            done = end;
        }
        return text.toString();
    }

    private Place backwards(Place from, Place limit) {
        Place at = from;
        while (at.before() > limit.before() && at.after() > limit.after()
                && before[at.before() - 1].equals(after[at.after() - 1])) {
            at = at.plus(-1);
        }
        return at;
    }

    private Place forwards(Place from) {
        Place at = from;
        while (at.before() < before.length && at.after() < after.length
                && before[at.before()].equals(after[at.after()])) {
            at = at.plus(1);
        }
        return at;
    }

    /**
     * The start, the end, and between them the longest common subsequence of the lines that each text has once
     * (Szymanski, 1975: the longest increasing subsequence of their places).
     */
    private List<Place> anchors() {
        Map<String, Integer> placeAfter = unique(after);
        Map<String, Integer> placeBefore = unique(before);
        List<Place> candidates = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            Integer at = placeAfter.get(before[i]);
            if (at != null && at >= 0 && placeBefore.getOrDefault(before[i], -1) == i) {
                candidates.add(new Place(i, at));
            }
        }
        List<Place> anchors = new ArrayList<>();
        anchors.add(new Place(0, 0));
        anchors.addAll(longestIncreasing(candidates));
        anchors.add(new Place(before.length, after.length));
        return anchors;
    }

    /** The index of each line that is there once; -1 for one that is there more often. */
    private static Map<String, Integer> unique(String[] lines) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            places.merge(lines[i], i, (_, _) -> -1);
        }
        return places;
    }

    private static List<Place> longestIncreasing(List<Place> candidates) {
        int[] tails = new int[candidates.size()];
        int[] previous = new int[candidates.size()];
        int length = 0;
        for (int i = 0; i < candidates.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (candidates.get(tails[middle]).after() < candidates.get(i).after()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low > 0 ? tails[low - 1] : -1;
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        Place[] result = new Place[length];
        for (int at = length > 0 ? tails[length - 1] : -1, i = length - 1; i >= 0; i--) {
            result[i] = candidates.get(at);
            at = previous[at];
        }
        return Arrays.asList(result);
    }
}
