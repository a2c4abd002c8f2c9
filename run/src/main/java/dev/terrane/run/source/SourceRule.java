package dev.terrane.run.source;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which source a unit has: what the user says, else its own after `--source-map`, else its own folder. */
public final class SourceRule {
    private static final Pattern MODULE_NAME = Pattern.compile(".+/(.+?)(?:\\.|$)");

    private SourceRule() {}

    /**
     * The source to get.
     *
     * @param chosen `--source`
     * @param map `--source-map`
     * @param own the unit's `source`
     */
    public static String effective(Optional<String> chosen, Map<String, String> map, Optional<String> own)
            throws SourceException {
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Optional<String> source = own.filter(text -> !text.isEmpty());
        return source.isEmpty() ? "." : mapped(source.get(), map);
    }

    /** A source of which everything before `//`, its query aside, is replaced where the map names it. */
    private static String mapped(String source, Map<String, String> map) throws SourceException {
        SourceAddress.Split parts = SourceAddress.split(source);
        int question = parts.url().indexOf('?');
        String replacement = map.get(question < 0 ? parts.url() : parts.url().substring(0, question));
        if (parts.url().isEmpty() || replacement == null) {
            return source;
        }
        return join(replacement, parts.folder().isEmpty() ? moduleName(parts.url()) : parts.folder());
    }

    /**
     * The source of one of many units where the user names one source for all: the user's, with the unit's own folder in it, or the name
     * of its module.
     */
    public static Optional<String> combined(String chosen, Optional<String> own) throws SourceException {
        Optional<String> source = own.filter(text -> !text.isEmpty());
        if (source.isEmpty()) {
            return Optional.empty();
        }
        SourceAddress.Split parts = SourceAddress.split(source.get());
        return Optional.of(join(chosen, parts.folder().isEmpty() ? moduleName(parts.url()) : parts.folder()));
    }

    private static String moduleName(String url) throws SourceException {
        int question = url.indexOf('?');
        Matcher matcher = MODULE_NAME.matcher(question < 0 ? url : url.substring(0, question));
        if (!matcher.find()) {
            throw new SourceException("the source \"" + url
                    + "\" does not tell the name of its module; put // before the module's folder");
        }
        return matcher.group(1);
    }

    private static String join(String root, String folder) {
        int question = root.indexOf("?ref=");
        String url = question < 0 ? root : root.substring(0, question);
        return url.replaceAll("[/\\\\]+$", "") + "//" + folder.replaceAll("^[/\\\\]+", "")
                + (question < 0 ? "" : root.substring(question));
    }
}
