package dev.terrane.aws.http;

import java.net.URI;
import java.time.Duration;

/** A service gave no useful answer in time. */
public final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kept the answer away. */
    public enum Cause {
        /** Connections failed, were cut, or no answer came; or the service had only errors of its own to tell. */
        TRANSPORT,
        /** The name of the endpoint's host is not known. */
        UNKNOWN_HOST,
        /** No certificate vouches for the server. */
        UNTRUSTED
    }

    private final URI endpoint;
    private final Cause why;
    private final Duration waited;

    Unreachable(URI endpoint, Cause why, String last, Duration waited) {
        super(last, null, false, false);
        this.endpoint = endpoint;
        this.why = why;
        this.waited = waited;
    }

    public URI endpoint() {
        return endpoint;
    }

    public Cause why() {
        return why;
    }

    /** What the last attempt ended with. */
    public String last() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public Duration waited() {
        return waited;
    }
}
