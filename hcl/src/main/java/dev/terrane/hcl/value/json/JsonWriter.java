package dev.terrane.hcl.value.json;

import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes values and types without any space, strings escaped as Go does. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    @Override
    public String toString() {
        return out.toString();
    }

    void value(Value value, Type as) {
        if (value.isMarked()) {
            throw new JsonException("a sensitive value cannot be written as JSON");
        }
        if (!value.isKnown()) {
            throw new JsonException("a value that is not known yet cannot be written as JSON");
        }
        if (as == Type.DYNAMIC && value.type() != Type.DYNAMIC) {
            out.append("{\"value\":");
            value(value, value.type());
            out.append(",\"type\":");
            type(value.type());
            out.append('}');
        } else if (value.isNull()) {
            out.append("null");
        } else {
            known(value, as);
        }
        Budget.stringLength(out.length());
    }

    private void known(Value value, Type as) {
        switch (as) {
            case Primitive primitive -> {
                switch (primitive) {
                    case STRING -> string(value.asString());
                    case NUMBER -> number(value);
                    case BOOL -> out.append(value.asBoolean());
                }
            }
            case ListType list -> elements(value, list);
            case SetType set -> elements(value, set);
            case TupleType tuple -> {
                char separator = '[';
                Iterator<Type> types = tuple.elements().iterator();
                for (Value element : value.elements()) {
                    out.append(separator);
                    value(element, types.next());
                    separator = ',';
                }
                close(separator == '[', '[', ']');
            }
            case MapType map -> {
                char separator = '{';
                for (Map.Entry<String, Value> entry : value.entries().entrySet()) {
                    member(separator, entry.getKey());
                    value(entry.getValue(), map.elementType());
                    separator = ',';
                }
                close(separator == '{', '{', '}');
            }
            case ObjectType object -> {
                char separator = '{';
                for (Map.Entry<String, Value> entry : value.entries().entrySet()) {
                    member(separator, entry.getKey());
                    value(entry.getValue(), object.attribute(entry.getKey()).orElseThrow());
                    separator = ',';
                }
                close(separator == '{', '{', '}');
            }
            case Type.Dynamic _ -> throw new IllegalStateException("a known value of dynamic type");
        }
    }

    private void number(Value value) {
        if (value.asNumber().isInfinite()) {
            throw new JsonException("cannot serialize infinity as JSON");
        }
        out.append(value.asNumber());
    }

    private void elements(Value value, CollectionType as) {
        char separator = '[';
        for (Value element : value.elements()) {
            out.append(separator);
            value(element, as.elementType());
            separator = ',';
        }
        close(separator == '[', '[', ']');
    }

    private void member(char separator, String name) {
        out.append(separator);
        string(name);
        out.append(':');
    }

    private void close(boolean empty, char open, char close) {
        if (empty) {
            out.append(open);
        }
        out.append(close);
    }

    void type(Type type) {
        switch (type) {
            case Primitive _,Type.Dynamic _ -> string(type.friendlyName());
            case CollectionType collection -> {
                out.append("[\"").append(collection.word()).append("\",");
                type(collection.elementType());
                out.append(']');
            }
            case TupleType tuple -> {
                out.append("[\"tuple\",");
                types(tuple.elements());
                out.append(']');
            }
            case ObjectType object -> {
                out.append("[\"object\",");
                char separator = '{';
                for (Map.Entry<String, Type> attribute : object.attributes().entrySet()) {
                    member(separator, attribute.getKey());
                    type(attribute.getValue());
                    separator = ',';
                }
                close(separator == '{', '{', '}');
                out.append(']');
            }
        }
    }

    private void types(List<Type> types) {
        char separator = '[';
        for (Type type : types) {
            out.append(separator);
            type(type);
            separator = ',';
        }
        close(separator == '[', '[', ']');
    }

    void string(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
                default -> {
                    if (c < ' ') {
                        unicode(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void unicode(char c) {
        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15)).append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
