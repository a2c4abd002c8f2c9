package dev.terrane.cli.view;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.terrane.config.model.ExcludeBlock;

/** Components as `find --json` prints them: an array of objects, indented by two blanks. */
public final class FindJson {

    private FindJson() {}

    public static String of(List<Listed> components) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = IndentedJson.generator(text)) {
            json.writeStartArray();
            for (Listed component : components) {
                write(json, component);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Listed component) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", component.kindName());
        json.writeStringField("path", component.path());
        if (component.exclude().isPresent()) {
            write(json, component.exclude().get());
        }
        if (!component.includes().isEmpty()) {
            json.writeObjectFieldStart("include");
            for (Listed.Include include : component.includes()) {
                json.writeStringField(include.label(), include.path());
            }
            json.writeEndObject();
        }
        writeList(json, "dependencies", component.dependencies());
        writeList(json, "reading", component.reading());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ExcludeBlock exclude) throws IOException {
        json.writeObjectFieldStart("exclude");
        writeFlag(json, "exclude_dependencies", exclude.excludeDependencies());
        writeFlag(json, "no_run", exclude.noRun());
        json.writeArrayFieldStart("actions");
        for (String action : exclude.actions().orElse(List.of())) {
            json.writeString(action);
        }
        json.writeEndArray();
        json.writeBooleanField("if", exclude.condition());
        json.writeEndObject();
    }

    private static void writeFlag(JsonGenerator json, String name, Optional<Boolean> flag) throws IOException {
        if (flag.isPresent()) {
            json.writeBooleanField(name, flag.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static void writeList(JsonGenerator json, String name, List<String> items) throws IOException {
        if (!items.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String item : items) {
                json.writeString(item);
            }
            json.writeEndArray();
        }
    }
}
