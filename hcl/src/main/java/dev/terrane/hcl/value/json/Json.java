package dev.terrane.hcl.value.json;

import java.util.List;

/** A JSON text as it was written: numbers with all their digits, members in order, repeated ones included. */
sealed interface Json {

    enum Null implements Json {
        NULL
    }

    record Bool(boolean value) implements Json {}

    record Number(String digits) implements Json {}

    record Text(String value) implements Json {}

    record Array(List<Json> elements) implements Json {}

    record Object(List<Member> members) implements Json {}

    record Member(String name, Json value) {}
}
