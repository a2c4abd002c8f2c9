package dev.terrane.sandbox.dynamodb;

import java.util.List;

/** A document path: an attribute, and steps into its maps and lists. */
record Path(String root, List<Step> steps) {
    sealed interface Step {}

    record Member(String name) implements Step {}

    record Element(int index) implements Step {}
}
