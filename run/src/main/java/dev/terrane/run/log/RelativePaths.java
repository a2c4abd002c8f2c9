package dev.terrane.run.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes absolute paths relative to a folder: paths below it as `./…`, those beside it as `../…`, at any place of a text. */
public final class RelativePaths {
    private static final String AFTER = "/\"' \t\n\u000b\f\r";

    /** The base first, then each folder that holds it but the file system's root. */
    private final List<Folder> folders = new ArrayList<>();

    private record Folder(String absolute, String relative) {}

    public RelativePaths(Path base) {
        Path from = base.normalize();
        for (Path folder = from; folder != null && folder.getNameCount() > 0; folder = folder.getParent()) {
            String relative = from.relativize(folder).toString();
            folders.add(new Folder(folder.toString(), relative.isEmpty() ? "." : relative));
        }
    }

    /** The text with each path at or below the base, or one of the folders that hold it, made relative. */
    public String replaceIn(String text) {
        if (text.indexOf('/') < 0) {
            return text;
        }
        String out = text;
        for (Folder folder : folders) {
            out = replace(out, folder);
        }
        return out;
    }

    /** Every line of every child comes by here: hence no regular expression. What ends one path does not begin the next. */
    private static String replace(String text, Folder folder) {
        String absolute = folder.absolute();
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int free = 0;
        for (int at = text.indexOf(absolute); at >= 0; at = text.indexOf(absolute, at + 1)) {
            int end = at + absolute.length();
            boolean begins = at == 0 || (at > free && isBeforePath(text.charAt(at - 1)));
            if (begins && (end == text.length() || AFTER.indexOf(text.charAt(end)) >= 0)) {
                out.append(text, copied, at).append(folder.relative());
                copied = end;
                free = end + 1;
            }
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isBeforePath(char c) {
        return c != '/' && c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z');
    }
}
