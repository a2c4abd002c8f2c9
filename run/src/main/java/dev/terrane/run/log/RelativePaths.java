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
        if (text.indexOf('/') < 0)
            return text;
        var out = text;
        for (var folder = base; folder != null && folder.getNameCount() > 0; folder = folder.getParent()) {
            var absolute = folder.toString();
            if (!out.contains(absolute))
                continue;
            var relative = base.relativize(folder).toString();
            var pattern = Pattern.compile("(^|[^/\\w])" + Pattern.quote(absolute) + "([/\"'\\s]|$)");
            out = pattern.matcher(out)
                    .replaceAll("$1" + Matcher.quoteReplacement(relative.isEmpty() ? "." : relative) + "$2");
        }
        return out;
    }
}
