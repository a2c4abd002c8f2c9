package dev.terrane.hcl.value.json;

import java.util.List;

/** A JSON text as it was written: numbers with all their digits, members in order, repeated ones included. */
sealed interface Json {

    enum JsonNull implements Json {
        NULL
    }

    record JsonBool(boolean value) implements Json {}

    record JsonNumber(String digits) implements Json {}

    record JsonText(String value) implements Json {}

    record JsonArray(List<Json> elements) implements Json {}

    record JsonObject(List<Member> members) implements Json {}

    record Member(String name, Json value) {}
}
