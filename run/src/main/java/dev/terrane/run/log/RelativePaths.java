package dev.terrane.run.log;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes absolute paths relative to a folder: paths below it as `./…`, those beside it as `../…`, at any place of a text. */
public final class RelativePaths {
    private final Path base;

    public RelativePaths(Path base) {
        this.base = base.normalize();
    }

    /** The text with each path at or below the base, or one of the folders that hold it, made relative. */
    public String replaceIn(String text) {
        if (text.indexOf('/') < 0) {
            return text;
        }
        String out = text;
        for (Path folder = base; folder != null && folder.getNameCount() > 0; folder = folder.getParent()) {
            String absolute = folder.toString();
            if (!out.contains(absolute)) {
                continue;
            }
            String relative = base.relativize(folder).toString();
            Pattern pattern = Pattern.compile("(^|[^/\\w])" + Pattern.quote(absolute) + "([/\"'\\s]|$)");
            out = pattern.matcher(out)
                    .replaceAll("$1" + Matcher.quoteReplacement(relative.isEmpty() ? "." : relative) + "$2");
        }
        return out;
    }
}
