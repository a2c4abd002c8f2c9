package dev.terrane.hcl.value.json;

import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Convert;
import dev.terrane.hcl.value.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values and types as JSON, as cty's {@code json} package has them: members sorted, numbers with all their digits and
 * never an exponent, {@code < > &} escaped. A value whose type is asked to be open ({@link Type#DYNAMIC}) is wrapped
 * with its type: {@code {"value":…,"type":…}}.
 */
public final class JsonValues {
    private JsonValues() {}

    /**
     * A value in the JSON of its own type.
     *
     * @throws JsonException if something in it is unknown, marked or infinite
     */
    public static String encode(Value value) {
        return encode(value, value.type());
    }

    /**
     * A value in the JSON of a type, to which it is converted if need be.
     *
     * @throws JsonException if it cannot be converted, or something in it is unknown, marked or infinite
     */
    public static String encode(Value value, Type as) {
        JsonWriter writer = new JsonWriter();
        try {
            writer.value(value.type().conformsTo(as) ? value : Convert.convert(value, as), as);
        } catch (ConversionException e) {
            throw new JsonException(e.problem());
        }
        return writer.toString();
    }

    /** A string in quotes, escaped. */
    public static String quote(String string) {
        JsonWriter writer = new JsonWriter();
        writer.string(string);
        return writer.toString();
    }

    /** {@code "string"}, {@code ["list","string"]}, {@code ["object",{"a":"bool"}]}. */
    public static String encodeType(Type type) {
        JsonWriter writer = new JsonWriter();
        writer.type(type);
        return writer.toString();
    }

    /**
     * The value of a JSON text, of the type that the text implies: objects and tuples.
     *
     * @throws JsonException if it is not JSON, something follows it, or a property comes twice with different types
     */
    public static Value decode(String json) {
        JsonReader reader = new JsonReader(json);
        Json read = reader.read();
        if (reader.hasMore()) {
            throw new JsonException("extraneous data after the JSON value");
        }
        return value(read, impliedType(read));
    }

    /**
     * The value of a JSON text as one of a type, written as {@link #encode(Value, Type)} does. What follows the value is
     * not looked at.
     *
     * @throws JsonException if the text is not JSON or not of the type
     */
    public static Value decode(String json, Type type) {
        return value(new JsonReader(json).read(), type);
    }

    /**
     * The type that a JSON text implies.
     *
     * @throws JsonException if it is not JSON, something follows it, or a property comes twice with different types
     */
    public static Type impliedType(String json) {
        return decode(json).type();
    }

    /**
     * The type that {@link #encodeType} wrote.
     *
     * @throws JsonException if the text is not the JSON of a type
     */
    public static Type decodeType(String json) {
        return type(new JsonReader(json).read());
    }

    private static Type impliedType(Json json) {
        return switch (json) {
            case Json.JsonNull _ -> Type.DYNAMIC;
            case Json.JsonBool _ -> Type.BOOL;
            case Json.JsonNumber _ -> Type.NUMBER;
            case Json.JsonText _ -> Type.STRING;
            case Json.JsonArray array -> Type.tuple(array.elements().stream().map(JsonValues::impliedType).toList());
            case Json.JsonObject object -> {
                Map<String, Type> attributes = LinkedHashMap.newLinkedHashMap(object.members().size());
                for (Json.Member member : object.members()) {
                    Type type = impliedType(member.value());
                    Type before = attributes.put(member.name(), type);
                    if (before != null && !before.equals(type)) {
                        throw new JsonException("duplicate \"" + member.name() + "\" property in JSON object");
                    }
                }
                yield Type.object(attributes);
            }
        };
    }

    private static Value value(Json json, Type type) {
        if (json == Json.JsonNull.NULL) {
            return Value.nullOf(type);
        }
        return switch (type) {
            case Primitive primitive -> primitive(json, primitive);
            case ListType list -> Value.list(list.elementType(), elements(json, list.elementType()));
            case SetType set -> Value.set(set.elementType(), elements(json, set.elementType()));
            case TupleType tuple -> tuple(json, tuple);
            case MapType map -> {
                Map<String, Value> elements = new LinkedHashMap<>();
                members(json).forEach(member -> elements.put(member.name(), value(member.value(), map.elementType())));
                yield Value.map(map.elementType(), elements);
            }
            case ObjectType object -> object(json, object);
            case Type.Dynamic _ -> dynamic(json);
        };
    }

    private static Value primitive(Json json, Primitive type) {
        return switch (type) {
            case STRING -> switch (json) {
                case Json.JsonText text -> Value.string(text.value());
                case Json.JsonNumber number -> Value.string(number.digits());
                case Json.JsonBool bool -> Value.string(Boolean.toString(bool.value()));
                default -> throw new JsonException("string is required");
            };
            case NUMBER -> switch (json) {
                case Json.JsonNumber number -> number(number.digits());
                case Json.JsonText text -> number(text.value());
                default -> throw new JsonException("number is required");
            };
            case BOOL -> switch (json) {
                case Json.JsonBool bool -> Value.bool(bool.value());
                case Json.JsonText text -> {
                    try {
                        yield Convert.convert(Value.string(text.value()), Type.BOOL);
                    } catch (ConversionException e) {
                        throw new JsonException(e.problem());
                    }
                }
                default -> throw new JsonException("bool is required");
            };
        };
    }

    private static Value number(String digits) {
        return HclNumber.parse(digits).map(Value::number)
                .orElseThrow(() -> new JsonException("a number is required"));
    }

    private static List<Value> elements(Json json, Type type) {
        if (!(json instanceof Json.JsonArray array)) {
            throw new JsonException("an array is required");
        }
        List<Value> elements = new ArrayList<>(array.elements().size());
        array.elements().forEach(element -> elements.add(value(element, type)));
        return elements;
    }

    private static Value tuple(Json json, TupleType type) {
        int length = type.elements().size();
        if (!(json instanceof Json.JsonArray array) || array.elements().size() != length) {
            throw new JsonException("an array of " + length + " elements is required");
        }
        List<Value> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(value(array.elements().get(i), type.elements().get(i)));
        }
        return Value.tuple(elements);
    }

    private static List<Json.Member> members(Json json) {
        if (!(json instanceof Json.JsonObject object)) {
            throw new JsonException("an object is required");
        }
        return object.members();
    }

    private static Value object(Json json, ObjectType type) {
        Map<String, Value> attributes = LinkedHashMap.newLinkedHashMap(type.attributes().size());
        for (Json.Member member : members(json)) {
            Type attribute = type.attribute(member.name())
                    .orElseThrow(() -> new JsonException("unsupported attribute \"" + member.name() + "\""));
            attributes.put(member.name(), value(member.value(), attribute));
        }
        type.attributes().forEach((name, attribute) -> attributes.putIfAbsent(name, Value.nullOf(attribute)));
        return Value.object(attributes);
    }

    private static Value dynamic(Json json) {
        Json value = null;
        Type type = null;
        for (Json.Member member : members(json)) {
            switch (member.name()) {
                case "type" -> type = type(member.value());
                case "value" -> value = member.value();
                default -> throw new JsonException(
                        "invalid key \"" + member.name() + "\" in dynamically-typed value");
            }
        }
        if (type == null || value == null) {
            throw new JsonException("a dynamically-typed value needs both \"type\" and \"value\"");
        }
        return value(value, type);
    }

    private static Type type(Json json) {
        return switch (json) {
            case Json.JsonText text -> switch (text.value()) {
                case "bool" -> Type.BOOL;
                case "number" -> Type.NUMBER;
                case "string" -> Type.STRING;
                case "dynamic" -> Type.DYNAMIC;
                default -> throw new JsonException("invalid primitive type name \"" + text.value() + "\"");
            };
            case Json.JsonArray(List<Json> parts) when parts.size() == 2
                    && parts.getFirst() instanceof Json.JsonText(String kind) ->
                compound(kind, parts.getLast());
            case Json.JsonArray(List<Json> parts) when isObjectWithOptionals(parts) -> compound("object", parts.get(1));
            default -> throw new JsonException("invalid type description");
        };
    }

    /** The third part names optional attributes, which a value that is there has. */
    private static boolean isObjectWithOptionals(List<Json> parts) {
        return parts.size() == 3 && parts.getFirst() instanceof Json.JsonText(String kind) && kind.equals("object")
                && parts.getLast() instanceof Json.JsonArray;
    }

    private static Type compound(String kind, Json of) {
        return switch (kind) {
            case "list" -> Type.list(type(of));
            case "set" -> Type.set(type(of));
            case "map" -> Type.map(type(of));
            case "tuple" -> {
                if (!(of instanceof Json.JsonArray array)) {
                    throw new JsonException("invalid type description of a tuple");
                }
                yield Type.tuple(array.elements().stream().map(JsonValues::type).toList());
            }
            case "object" -> {
                Map<String, Type> attributes = new LinkedHashMap<>();
                members(of).forEach(member -> attributes.put(member.name(), type(member.value())));
                yield Type.object(attributes);
            }
            default -> throw new JsonException("invalid complex type kind \"" + kind + "\"");
        };
    }
}
