package dev.terrane.config.path;

import com.google.re2j.Pattern;

/**
 * A compiled path pattern over `/`-separated paths: `*` and `?` stay within a segment, `**` crosses
 * segments, `[abc]`, `[a-z]` and `[!a-z]` are classes, `{a,b}` alternatives, and a backslash escapes.
 * Matching takes time linear in the path.
 *
 * <p>One rule surprises: in a pattern that is literal text, `**`, literal text, the two texts may
 * overlap, so that `a/**` + `/b` matches `a/b` as well as `a/x/b`. In any other pattern `**` between
 * slashes needs at least one segment. Terragrunt's library does so, and patterns are written against it.
 */
public final class Glob {

    private final Pattern pattern;
    private final Overlap overlap;

    private Glob(Pattern pattern, Overlap overlap) {
        this.pattern = pattern;
        this.overlap = overlap;
    }

    /** The literal ends of a `text**text` pattern; empty texts where the pattern has another shape. */
    private record Overlap(String prefix, String suffix) {
        static final Overlap NONE = new Overlap("", "");

        boolean matches(String path) {
            return !prefix.isEmpty() && path.startsWith(prefix) && path.endsWith(suffix);
        }
    }

    /**
     * Compiles a pattern.
     *
     * @throws InvalidGlobException where a class or an alternative is not closed, or a class is empty
     */
    public static Glob compile(String glob) {
        return new Glob(Pattern.compile(new Translation(glob).regex(), Pattern.DOTALL), overlapOf(glob));
    }

    public boolean matches(String path) {
        return overlap.matches(path) || pattern.matches(path);
    }

    private static Overlap overlapOf(String glob) {
        int stars = glob.indexOf("**");
        if (stars <= 0 || stars + 2 >= glob.length()) {
            return Overlap.NONE;
        }
        String prefix = glob.substring(0, stars);
        String suffix = glob.substring(stars + 2);
        return isLiteral(prefix) && isLiteral(suffix) ? new Overlap(prefix, suffix) : Overlap.NONE;
    }

    private static boolean isLiteral(String text) {
        return text.chars().noneMatch(c -> "*?[]{}\\".indexOf(c) >= 0);
    }

    /** A pattern that cannot be compiled; the message says why. */
    public static final class InvalidGlobException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidGlobException(String message) {
            super(message, null, false, false);
        }
    }

    /** One pass over the pattern that writes the regular expression which means the same. */
    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int depth;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                char c = glob.charAt(at++);
                switch (c) {
                    case '*' -> stars();
                    case '?' -> regex.append("[^/]");
                    case '[' -> characterClass();
                    case '{' -> {
                        depth++;
                        regex.append("(?:");
                    }
                    case '}' -> close();
                    case ',' -> regex.append(depth > 0 ? "|" : ",");
                    case '\\' -> escaped();
                    default -> literal(c);
                }
            }
            if (depth > 0) {
                throw new InvalidGlobException("a '{' is not closed");
            }
            return regex.toString();
        }

        private void stars() {
            if (at < glob.length() && glob.charAt(at) == '*') {
                at++;
                regex.append(".*");
            } else {
                regex.append("[^/]*");
            }
        }

        private void close() {
            if (depth == 0) {
                literal('}');
            } else {
                depth--;
                regex.append(')');
            }
        }

        private void escaped() {
            if (at < glob.length()) {
                literal(glob.charAt(at++));
            } else {
                literal('\\');
            }
        }

        private void characterClass() {
            int end = glob.indexOf(']', at);
            if (end < 0) {
                throw new InvalidGlobException("a '[' is not closed");
            }
            String body = glob.substring(at, end);
            boolean negated = body.startsWith("!");
            String members = negated ? body.substring(1) : body;
            if (members.isEmpty()) {
                throw new InvalidGlobException("a '[…]' holds no characters");
            }
            at = end + 1;
            regex.append(negated ? "[^" : "[");
            boolean range = members.length() == 3 && members.charAt(1) == '-';
            for (int i = 0; i < members.length(); i++) {
                char c = members.charAt(i);
                if (range && i == 1) {
                    regex.append('-');
                } else {
                    literal(c);
                }
            }
            regex.append(']');
        }

        private void literal(char c) {
            if ("\\.[]{}()*+-?^$|&~#".indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append(c);
        }
    }
}
