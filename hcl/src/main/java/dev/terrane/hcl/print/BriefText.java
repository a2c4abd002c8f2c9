package dev.terrane.hcl.print;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Value;

/** A value in a few words, for use within a sentence or beside a diagnostic. */
public final class BriefText {
    private static final int LONGEST = 120;

    private BriefText() {}

    /** {@code "eu-west-1"}, {@code list of string with 3 elements}; nothing of what is sensitive. */
    public static String of(Value value) {
        if (value.containsMarks()) {
            return "a sensitive value";
        }
        if (!value.isKnown()) {
            return "not known yet";
        }
        if (value.isNull()) {
            return "null";
        }
        return switch (value.type()) {
            case Primitive primitive -> switch (primitive) {
                case STRING -> string(value.asString());
                case NUMBER -> value.asNumber().toString();
                case BOOL -> Boolean.toString(value.asBoolean());
            };
            case ObjectType object -> "object with " + count(object.attributes().size(), "attribute");
            case Type other -> other.friendlyName() + " with " + count(value.length(), "element");
        };
    }

    private static String string(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return HclStrings.quote(text);
        }
        return HclStrings.quote(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
    }

    private static String count(int count, String noun) {
        return count == 0 ? "no " + noun + "s" : count + " " + noun + (count == 1 ? "" : "s");
    }
}
