package dev.terrane.cli.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.terrane.aws.json.Json;
import dev.terrane.hcl.value.json.JsonValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** JSON documents as they are compared. */
final class JsonForms {
    private JsonForms() {}

    /** One document; several become an object of which `documents` lists them. */
    static @Nullable Object read(String text) {
        try {
            return Json.read(text);
        } catch (Json.NotJson _) {
            return Map.of("documents", documents(text));
        }
    }

    private static List<@Nullable Object> documents(String text) {
        List<@Nullable Object> documents = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                documents.add(Json.read(text.substring(start, (int) parser.currentLocation().getCharOffset())));
            }
            return documents;
        } catch (IOException | Json.NotJson e) {
            throw new Unseen("not JSON: " + e.getMessage() + "\n" + text);
        }
    }

    static Map<String, @Nullable Object> object(@Nullable Object value) {
        return Json.object(value).orElseThrow(() -> new Unseen("no JSON object: " + value));
    }

    static List<? extends @Nullable Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    /** The same with every text, keys as well, put through a function. */
    static @Nullable Object mapTexts(@Nullable Object value, UnaryOperator<String> function) {
        if (value instanceof String text) {
            return function.apply(text);
        }
        if (value instanceof List<?> list) {
            return mapElements(list, element -> mapTexts(element, function));
        }
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> mapped = new TreeMap<>();
            object(value).forEach((key, element) -> mapped.put(function.apply(key), mapTexts(element, function)));
            return mapped;
        }
        return value;
    }

    private static List<@Nullable Object> mapElements(List<?> list,
            Function<@Nullable Object, @Nullable Object> function) {
        List<@Nullable Object> mapped = new ArrayList<>();
        list.forEach(element -> mapped.add(function.apply(element)));
        return mapped;
    }

    /** Only what paths such as `a.b,c.0` lead to, each under its path. */
    static Map<String, @Nullable Object> pick(@Nullable Object value, String paths) {
        Map<String, @Nullable Object> picked = new TreeMap<>();
        for (String path : paths.split(",", -1)) {
            picked.put(path, at(value, Arrays.asList(path.split("\\.", -1))));
        }
        return picked;
    }

    private static @Nullable Object at(@Nullable Object value, List<String> path) {
        if (path.isEmpty()) {
            return value;
        }
        String first = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (value instanceof List<?> list && first.matches("\\d+") && Integer.parseInt(first) < list.size()) {
            return at(list.get(Integer.parseInt(first)), rest);
        }
        if (value instanceof Map<?, ?> map && map.containsKey(first)) {
            return at(map.get(first), rest);
        }
        return "<absent>";
    }

    /** All but what the paths lead to; `*` is any key or element. */
    static @Nullable Object drop(@Nullable Object value, String paths) {
        @Nullable
        Object left = value;
        for (String path : paths.split(",", -1)) {
            left = dropOne(left, Arrays.asList(path.split("\\.", -1)));
        }
        return left;
    }

    private static @Nullable Object dropOne(@Nullable Object value, List<String> path) {
        String first = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        if (value instanceof List<?> list) {
            if (first.equals("*") && rest.isEmpty()) {
                return List.of();
            }
            return mapElements(list, element -> dropOne(element, first.equals("*") ? rest : path));
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, @Nullable Object> left = new TreeMap<>();
        object(value).forEach((key, element) -> {
            boolean meant = first.equals("*") || first.equals(key);
            if (!meant) {
                left.put(key, element);
            } else if (!rest.isEmpty()) {
                left.put(key, dropOne(element, rest));
            }
        });
        return left;
    }

    /** With arrays sorted: all of them, or only those without objects and arrays in them. */
    static @Nullable Object sorted(@Nullable Object value, boolean all) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = mapElements(list, element -> sorted(element, all));
            if (all || elements.stream().noneMatch(e -> e instanceof List<?> || e instanceof Map<?, ?>)) {
                elements.sort(Comparator.comparing(JsonForms::text));
            }
            return elements;
        }
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            object(value).forEach((key, element) -> sorted.put(key, sorted(element, all)));
            return sorted;
        }
        return value;
    }

    /** Equal for equal documents: a number is the same however it is written, keys come in order. */
    static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    /** The same in one line. */
    static String line(@Nullable Object value) {
        return text(value).replaceAll("\\n *", "");
    }

    private static void write(@Nullable Object value, String indent, StringBuilder out) {
        String deeper = indent + "  ";
        switch (value) {
            case null -> out.append("null");
            case String text -> out.append(JsonValues.quote(text));
            case Number number -> out.append(plain(number));
            case List<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    write(element, deeper, out.append(separator).append('\n').append(deeper));
                    separator = ",";
                }
                out.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
            }
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<String, @Nullable Object> entry : new TreeMap<>(object(map)).entrySet()) {
                    out.append(separator).append('\n').append(deeper).append(JsonValues.quote(entry.getKey()))
                            .append(": ");
                    write(entry.getValue(), deeper, out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
            }
            default -> out.append(value);
        }
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
}
