package dev.terrane.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at what a step has left: what it printed, its exit code, the files of the copy. */
final class Looking {
    private static final int FLAGS = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
            | Pattern.MULTILINE | Pattern.UNIX_LINES;
    private static final Pattern SEARCH = Pattern.compile("(stdout|stderr|out)(-count|!)?~(.*)", Pattern.DOTALL);
    private static final Pattern ORDER = Pattern.compile("order:(stdout|stderr|out|file=[^:]+):(.*)", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("stdout-json(-sets|-unordered)?(:|-minus:)?(.*)");

    private final Desk desk;
    private final Ended ended;

    /** How a step ended. */
    record Ended(int exitCode, String out, String err) {}

    Looking(Desk desk, Ended ended) {
        this.desk = desk;
        this.ended = ended;
    }

    /**
     * What there is to see, or why there is nothing.
     *
     * @param check what to look at, in the words of the format
     */
    @Nullable
    Object at(String check) {
        try {
            return value(check);
        } catch (Unseen e) {
            return "<" + e.getMessage() + ">\n" + ended.err();
        }
    }

    private @Nullable Object value(String check) {
        return switch (check) {
            case "exit" -> ended.exitCode();
            case "exit-class" -> ended.exitCode() == 0 ? "zero" : "not zero";
            case "stdout", "stderr" -> stream(check);
            case "stdout-trim" ->
                String.join("\n", stream("stdout").strip().lines().map(String::stripTrailing).toList());
            case "stdout-lines-sorted", "stderr-lines-sorted" -> sortedLines(stream(check.substring(0, 6)));
            case "stdout-hcl" -> HclItems.sorted(stream("stdout"));
            case "outputs" -> new States(desk).outputs();
            case "resources" -> new States(desk).resources();
            default -> pattern(check);
        };
    }

    private @Nullable Object pattern(String check) {
        Matcher search = SEARCH.matcher(check);
        if (search.matches()) {
            return search(stream(search.group(1)), search.group(2), search.group(3));
        }
        Matcher order = ORDER.matcher(check);
        if (order.matches()) {
            return order(order.group(1), order.group(2));
        }
        Matcher json = JSON.matcher(check);
        return json.matches() ? json(json.group(1), json.group(2), json.group(3)) : file(check);
    }

    private String stream(String name) {
        return desk.normaliser().text(switch (name) {
            case "stdout" -> ended.out();
            case "stderr" -> ended.err();
            default -> ended.out() + "\n" + ended.err();
        });
    }

    private static List<String> sortedLines(String text) {
        return text.lines().map(String::stripTrailing).filter(line -> !line.isBlank()).sorted().toList();
    }

    private static Object search(String text, @Nullable String how, String regex) {
        Matcher matcher = Pattern.compile(regex, FLAGS).matcher(text);
        if ("-count".equals(how)) {
            return (int) matcher.results().count();
        }
        return matcher.find() != "!".equals(how);
    }

    /** For each `A<B`, whether a line that `A` matches comes before all that `B` matches. */
    private Map<String, Boolean> order(String where, String facts) {
        String text = where.startsWith("file=") ? desk.text(desk.named(where.substring(5))).orElse("") : stream(where);
        List<String> lines = text.lines().toList();
        Map<String, Boolean> answers = new TreeMap<>();
        for (String fact : facts.split(";", -1)) {
            String[] sides = fact.split("<", -1);
            int before = first(lines, sides[0].strip());
            int after = first(lines, sides[1].strip());
            answers.put(fact.strip(), before >= 0 && after >= 0 && before < after);
        }
        return answers;
    }

    private static int first(List<String> lines, String regex) {
        Pattern pattern = Pattern.compile(regex);
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Object json(@Nullable String how, @Nullable String which, String paths) {
        Object value = JsonForms.mapTexts(JsonForms.read(ended.out()), desk.normaliser()::text);
        Object sorted = how == null ? value : JsonForms.sorted(value, how.equals("-unordered"));
        if (which == null) {
            return sorted;
        }
        return which.equals(":") ? JsonForms.pick(sorted, paths) : JsonForms.drop(sorted, paths);
    }

    private @Nullable Object file(String check) {
        int colon = check.indexOf(':');
        String kind = check.substring(0, Math.max(colon, 0));
        String name = check.substring(colon + 1);
        return switch (kind) {
            case "files" -> files(name);
            case "tree" -> desk.matching(name).stream().map(this::shown).sorted().toList();
            case "file-exists" -> Desk.isThere(desk.named(name));
            case "file-mode" -> mode(desk.named(name));
            case "file" -> desk.text(desk.named(name)).orElse(null);
            case "file-json" -> JsonForms.mapTexts(JsonForms.read(text(name)), desk.normaliser()::text);
            case "file-hcl" -> HclItems.sorted(text(name));
            case "file-lines-sorted" -> text(name).lines().sorted().toList();
            case "report" -> ReportRows.read(text(name), text(name).stripLeading().startsWith("["));
            default -> throw new IllegalArgumentException("unknown word of the format: " + check);
        };
    }

    private String text(String name) {
        return desk.text(desk.named(name)).orElseThrow(() -> new Unseen("there is no file " + name));
    }

    private Map<String, @Nullable Object> files(String glob) {
        Map<String, @Nullable Object> files = new TreeMap<>();
        desk.matching(glob).forEach(file -> files.put(shown(file), content(file)));
        return files;
    }

    private @Nullable String content(Path file) {
        if (!Files.isSymbolicLink(file)) {
            return desk.text(file).orElse(null);
        }
        try {
            return "-> " + desk.normaliser().text(Files.readSymbolicLink(file).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown(Path file) {
        return desk.normaliser().text("/" + desk.relative(file)).substring(1);
    }

    private static @Nullable String mode(Path file) {
        if (!Desk.isThere(file)) {
            return null;
        }
        try {
            String permissions = PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            int bits = Integer.parseInt(permissions.replace('-', '0').replaceAll("[rwx]", "1"), 2);
            return "0o" + Integer.toOctalString(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
