package dev.terrane.run.filter;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lexical work on `/`-separated paths that are patterns, where `java.nio.file.Path` would refuse a character. */
final class SlashPath {

    private SlashPath() {}

    /** The shortest path that means the same: `.` and `a/..` resolved, slashes single, `.` where nothing is left. */
    static String clean(String path) {
        boolean absolute = path.startsWith("/");
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".")) {
                continue;
            }
            boolean up = segment.equals("..");
            if (up && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!up || !absolute) {
                kept.addLast(segment);
            }
        }
        String joined = String.join("/", kept);
        if (absolute) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }
}
