package dev.terrane.sandbox.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The condition keys of a request and their values; keys compare without case. */
public final class RequestContext {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, List<String>> values;

    private RequestContext(Map<String, List<String>> values) {
        this.values = values;
    }

    public static RequestContext empty() {
        return new RequestContext(Map.of());
    }

    public RequestContext with(String key, String value) {
        return with(key, List.of(value));
    }

    public RequestContext with(String key, Optional<String> value) {
        return value.map(present -> with(key, present)).orElse(this);
    }

    public RequestContext with(String key, List<String> several) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(key.toLowerCase(Locale.ROOT), List.copyOf(several));
        return new RequestContext(more);
    }

    /** A key for each tag, such as `aws:PrincipalTag/team`. */
    public RequestContext withTags(String prefix, Map<String, String> tags) {
        RequestContext more = this;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            more = more.with(prefix + "/" + tag.getKey(), tag.getValue());
        }
        return more;
    }

    /** Both, this one's values where both have a key. */
    RequestContext over(RequestContext other) {
        Map<String, List<String>> both = new HashMap<>(other.values);
        both.putAll(values);
        return new RequestContext(both);
    }

    List<String> values(String key) {
        return values.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    /** The text with its `${…}` filled in; empty, and so matching nothing, where the request has no such key. */
    Optional<String> substitute(String text) {
        if (!text.contains("${")) {
            return Optional.of(text);
        }
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group(1);
            Optional<String> value = name.length() == 1 ? Optional.of(name) : values(name).stream().findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            variable.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(variable.appendTail(filled).toString());
    }
}
