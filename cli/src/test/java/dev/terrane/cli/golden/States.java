package dev.terrane.cli.golden;

import dev.terrane.aws.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the state files below a copy hold, by the unit they belong to. */
final class States {
    private static final String WORKING_COPIES = "/.terragrunt-cache/";

    private final Desk desk;

    States(Desk desk) {
        this.desk = desk;
    }

    /** The values of all outputs. */
    Map<String, @Nullable Object> outputs() {
        Map<String, @Nullable Object> units = new TreeMap<>();
        for (Path file : files()) {
            Map<String, @Nullable Object> values = new TreeMap<>();
            Json.object(state(file).get("outputs")).orElse(Map.of()).forEach((name, output) -> values.put(name,
                    JsonForms.mapTexts(JsonForms.object(output).get("value"), desk.normaliser()::text)));
            units.merge(unit(file), values, States::merged);
        }
        return units;
    }

    private static Map<String, @Nullable Object> merged(@Nullable Object before, @Nullable Object after) {
        Map<String, @Nullable Object> all = new TreeMap<>(JsonForms.object(before));
        all.putAll(JsonForms.object(after));
        return all;
    }

    /** The addresses of all resources. */
    Map<String, @Nullable Object> resources() {
        Map<String, List<String>> units = new TreeMap<>();
        for (Path file : files()) {
            List<String> names = new ArrayList<>();
            for (Object resource : JsonForms.list(state(file).get("resources"))) {
                Map<String, @Nullable Object> fields = JsonForms.object(resource);
                JsonForms.list(fields.get("instances"))
                        .forEach(instance -> names.add(address(fields, JsonForms.object(instance))));
            }
            names.sort(null);
            units.computeIfAbsent(unit(file), _ -> new ArrayList<>()).addAll(names);
        }
        return new TreeMap<>(units);
    }

    private static String address(Map<String, @Nullable Object> resource, Map<String, @Nullable Object> instance) {
        Optional<String> data = Optional.of("data").filter(mode -> mode.equals(resource.get("mode")));
        String name = Stream
                .of(Json.text(resource, "module"), data, Json.text(resource, "type"), Json.text(resource, "name"))
                .flatMap(Optional::stream).collect(Collectors.joining("."));
        Object key = instance.get("index_key");
        return key == null ? name : name + "[" + JsonForms.text(key) + "]";
    }

    private List<Path> files() {
        return desk.files().stream().filter(file -> file.toString().endsWith(".tfstate"))
                .filter(file -> !("/" + desk.relative(file)).contains("/.terraform/")).toList();
    }

    private Map<String, @Nullable Object> state(Path file) {
        return JsonForms.object(JsonForms.read(desk.text(file).orElse("{}")));
    }

    /** The unit's folder, or the state file's own path where it lies in no working copy. */
    private String unit(Path file) {
        String path = "/" + desk.relative(file);
        if (!path.contains(WORKING_COPIES)) {
            return desk.normaliser().text(desk.relative(file));
        }
        String folder = path.substring(0, path.indexOf(WORKING_COPIES));
        return folder.isEmpty() ? "." : folder.substring(1);
    }
}
