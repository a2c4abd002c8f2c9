package dev.terrane.sandbox.wire;

import java.util.Map;

/**
 * A service refuses a request: the HTTP status, AWS's error code, its message, and further elements that the error
 * carries on the wire. Control flow between a rule and the edge of the service, so without a stack trace.
 */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    public ServiceException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    public ServiceException(int status, String code, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> details() {
        return details;
    }
}
