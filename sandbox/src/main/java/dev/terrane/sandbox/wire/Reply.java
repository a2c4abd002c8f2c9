package dev.terrane.sandbox.wire;

/** What the server does with a request. */
public sealed interface Reply {
    /** An HTTP answer. `Date`, `Content-Length` and `Connection` are added when it is written. */
    record Answer(int status, Headers headers, Bytes body) implements Reply {
        public Answer with(String name, String value) {
            return new Answer(status, headers.with(name, value), body);
        }

        public Answer with(Headers more) {
            return new Answer(status, headers.with(more), body);
        }
    }

    /** No answer: the connection is closed as if the peer had died. */
    record Cut() implements Reply {}

    static Answer empty(int status) {
        return new Answer(status, Headers.NONE, Bytes.NONE);
    }

    static Answer xml(int status, String body) {
        return new Answer(status, Headers.of("Content-Type", "text/xml"), Bytes.utf8(body));
    }

    static Answer json(int status, String type, Json body) {
        return new Answer(status, Headers.of("Content-Type", type), Bytes.utf8(body.write()));
    }
}
