package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The globs of `include_in_copy` and `exclude_from_copy`, which are those of Go's zglob: a star stands for any part of a name, dots at its
 * beginning included, two stars and a slash for any folders or none, `{a,b}` for either, `[a-z]` for one of a range; a question mark for
 * itself.
 */
final class Globs {

    private Globs() {}

    /** Paths below `root`, relative to it, that a glob matches. Working copies are never looked into. */
    static List<String> expand(Path root, String glob) throws IOException {
        Path named = Path.of(root + "/" + glob).normalize();
        if (!named.startsWith(root) && !root.startsWith(named)) {
            return List.of();
        }
        String clean = named.startsWith(root) ? root.relativize(named).toString() : "";
        if (clean.indexOf('*') < 0 && clean.indexOf('{') < 0) {
            return Files.exists(root.resolve(clean)) ? List.of(clean) : List.of();
        }
        ArrayList<String> found = new ArrayList<String>();
        try {
            collect(root, "", Pattern.compile(pattern(clean)), found);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    private static void collect(Path folder, String prefix, Pattern pattern, List<String> found) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = prefix + child.getFileName();
                if (name.contains(CopyFilter.WORKING_COPIES)) {
                    continue;
                }
                if (pattern.matcher(name).matches()) {
                    found.add(name);
                }
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    collect(child, name + "/", pattern, found);
                }
            }
        }
    }

    private static String pattern(String glob) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                out.append("(.*/)?");
                i += 2;
            } else if (c == '*') {
                out.append("[^/]*");
            } else if (c == '[' && glob.indexOf(']', i) > i + 1) {
                int end = glob.indexOf(']', i);
                out.append('[').append(glob, i + 1, end).append(']');
                i = end;
            } else if (c == '{' && glob.indexOf('}', i) > i + 1) {
                int end = glob.indexOf('}', i);
                ArrayList<String> choices = new ArrayList<String>();
                for (String choice : glob.substring(i + 1, end).split(",", -1)) {
                    choices.add(Pattern.quote(choice));
                }
                out.append('(').append(String.join("|", choices)).append(')');
                i = end;
            } else {
                out.append(Pattern.quote(Character.toString(c)));
            }
        }
        return out.toString();
    }
}
