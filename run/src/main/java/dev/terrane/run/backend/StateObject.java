package dev.terrane.run.backend;

/** What was found where a state should lie. */
public sealed interface StateObject {

    /** A state, as JSON. */
    record Found(String text) implements StateObject {}

    /** There is no such object, or no such bucket. */
    record Missing(String why) implements StateObject {}
}
