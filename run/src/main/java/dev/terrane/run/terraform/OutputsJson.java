package dev.terrane.run.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonException;
import dev.terrane.hcl.value.json.JsonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Outputs with their types, from a state or from what `output -json` prints. */
public final class OutputsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private OutputsJson() {}

    /** A text that is not what it should be. */
    public static final class OutputsException extends Exception {
        private static final long serialVersionUID = 1L;

        OutputsException(String message) {
            super(message, null, false, false);
        }
    }

    /** The outputs that `output -json` printed; what stands before the first brace is passed over. */
    public static Value ofCommand(byte[] printed) throws OutputsException {
        int start = 0;
        while (start < printed.length && printed[start] != '{') {
            start++;
        }
        if (start == printed.length) {
            throw new OutputsException("there is no JSON in what `output -json` printed");
        }
        try (JsonParser parser = JSON.createParser(printed, start, printed.length - start)) {
            parser.nextToken();
            return outputs(parser, printed, start);
        } catch (IOException | JsonException e) {
            throw new OutputsException("what `output -json` printed cannot be read: " + firstLine(e));
        }
    }

    /** The outputs of a state; empty where only OpenTofu can read it, since it is encrypted. */
    public static Optional<Value> ofState(byte[] state) throws OutputsException {
        try (JsonParser parser = JSON.createParser(state)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new OutputsException("the state is no JSON object");
            }
            Optional<Value> found = Optional.empty();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("encrypted_data")) {
                    return Optional.empty();
                }
                if (name.equals("outputs") && token == JsonToken.START_OBJECT) {
                    found = Optional.of(outputs(parser, state, 0));
                } else {
                    parser.skipChildren();
                }
            }
            return Optional.of(found.orElse(Value.EMPTY_OBJECT));
        } catch (IOException | JsonException e) {
            throw new OutputsException("the state cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** The outputs of the object that the parser has just entered. */
    private static Value outputs(JsonParser parser, byte[] text, int offset) throws IOException, OutputsException {
        TreeMap<String, Value> outputs = new TreeMap<String, Value>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new OutputsException("the output \"" + name + "\" is no object");
            }
            outputs.put(name, output(name, parts(parser, text, offset)));
        }
        return Value.object(outputs);
    }

    private static Map<String, String> parts(JsonParser parser, byte[] text, int offset) throws IOException {
        TreeMap<String, String> parts = new TreeMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String part = parser.currentName();
            parser.nextToken();
            int start = offset + (int) parser.currentTokenLocation().getByteOffset();
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else {
                parser.finishToken();
            }
            int end = offset + (int) parser.currentLocation().getByteOffset();
            parts.put(part, new String(text, start, end - start, StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static Value output(String name, Map<String, String> parts) throws OutputsException {
        String type = parts.get("type");
        String value = parts.get("value");
        if (type == null || value == null) {
            throw new OutputsException("the output \"" + name + "\" has no type or no value");
        }
        return JsonValues.decode(value, JsonValues.decodeType(type));
    }
}
