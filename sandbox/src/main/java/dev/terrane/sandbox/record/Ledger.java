package dev.terrane.sandbox.record;

import java.util.ArrayList;
import java.util.List;

/** All that the sandbox was asked and all secrets that it gave out, in order. */
public final class Ledger {
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    public void add(RecordedRequest request) {
        synchronized (requests) {
            requests.add(request);
        }
    }

    public void add(Secret.Kind kind, String owner, String value) {
        synchronized (secrets) {
            secrets.add(new Secret(kind, owner, value));
        }
    }

    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public void forgetRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    public List<Secret> secrets() {
        synchronized (secrets) {
            return List.copyOf(secrets);
        }
    }
}
