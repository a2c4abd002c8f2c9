package dev.terrane.sandbox.gateway;

import java.util.Map;

/**
 * What a request asks for, as far as it can be read without believing it: the API's name of the operation, what it acts
 * on, and parameters worth a record. Holds no secret.
 */
public record Operation(String action, String resource, Map<String, String> parameters) {
    public Operation {
        parameters = Map.copyOf(parameters);
    }

    public Operation(String action, String resource) {
        this(action, resource, Map.of());
    }
}
