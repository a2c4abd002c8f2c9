package dev.terrane.hcl.function.filesystem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Slash-separated paths as text: nothing here looks at a file system. The rules are those of Go's {@code path/filepath}. */
public final class PathText {

    private PathText() {}

    public static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }

    /** The shortest path that means the same without regard to links; {@code .} if nothing is left. */
    public static String clean(String path) {
        boolean absolute = isAbsolute(path);
        Deque<String> kept = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !kept.isEmpty() && !"..".equals(kept.peekLast())) {
                kept.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(absolute && part.equals(".."))) {
                kept.addLast(part);
            }
        }
        String joined = (absolute ? "/" : "") + String.join("/", kept);
        return joined.isEmpty() ? "." : joined;
    }

    /** Both joined and cleaned; the other one if one is empty. */
    public static String join(String first, String second) {
        if (first.isEmpty() && second.isEmpty()) {
            return "";
        }
        return clean(first.isEmpty() ? second : second.isEmpty() ? first : first + "/" + second);
    }

    /** The path itself if it is absolute, else below the folder; cleaned. */
    public static String resolve(String folder, String path) {
        return isAbsolute(path) ? clean(path) : join(folder, path);
    }

    /** The last element; {@code .} of an empty path. */
    public static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String stripped = path.replaceAll("/+$", "");
        return stripped.isEmpty() ? "/" : stripped.substring(stripped.lastIndexOf('/') + 1);
    }

    /** All but the last element, cleaned. */
    public static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** The path of a file seen from a folder; both are clean and absolute. */
    static String relative(String folder, String file) {
        Deque<String> from = parts(folder);
        Deque<String> to = parts(file);
        while (!from.isEmpty() && from.peekFirst().equals(to.peekFirst())) {
            from.removeFirst();
            to.removeFirst();
        }
        for (Iterator<String> left = from.iterator(); left.hasNext(); left.next()) {
            to.addFirst("..");
        }
        return to.isEmpty() ? "." : String.join("/", to);
    }

    private static Deque<String> parts(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return parts;
    }

    /**
     * With {@code ~} at the start replaced by the home folder. Empty if it stands there but cannot be replaced: no home
     * is known, or it is another user's ({@code ~name}).
     */
    static Optional<String> expandHome(String path, Optional<String> home) {
        if (!path.startsWith("~")) {
            return Optional.of(path);
        }
        if (path.length() > 1 && path.charAt(1) != '/' && path.charAt(1) != '\\') {
            return Optional.empty();
        }
        return home.map(folder -> join(folder, path.substring(1)));
    }
}
