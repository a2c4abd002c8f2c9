package dev.terrane.sandbox.fault;

import java.time.Duration;

/** What goes wrong with a request before the service sees it. */
public sealed interface Fault {
    /** The answer comes later. */
    record Delay(Duration duration) implements Fault {}

    /** The service answers this error, in the words of its protocol. */
    record Refusal(int status, String code, String message) implements Fault {}

    /** The connection ends without an answer. */
    record Cut() implements Fault {}

    /** No answer ever: the connection stays open until the faults are cleared or the sandbox is closed. */
    record Hang() implements Fault {}

    static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    static Fault throttle() {
        return new Refusal(400, "Throttling", "Rate exceeded");
    }

    static Fault internalError() {
        return new Refusal(500, "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    static Fault refuse(int status, String code, String message) {
        return new Refusal(status, code, message);
    }

    static Fault cut() {
        return new Cut();
    }

    static Fault hang() {
        return new Hang();
    }
}
