package dev.terrane.run.backend;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.call.XmlLeaves;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.session.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of AWS in one region, under one identity. */
record AwsService(String name, SigV4.Scope scope, SignedCalls calls, Session session) {

    /** An answer that is no success. */
    record Refusal(int status, String code, String message) {
        static Refusal of(Http.Answer answer) {
            String text = answer.text().strip();
            if (text.startsWith("{")) {
                return ofJson(answer.status(), text);
            }
            Map<String, String> leaves = XmlLeaves.of(text);
            return new Refusal(answer.status(), leaves.getOrDefault("Code", "HTTP " + answer.status()),
                    leaves.getOrDefault("Message", ""));
        }

        private static Refusal ofJson(int status, String text) {
            try {
                Map<String, @Nullable Object> json = Json.readObject(text);
                String type = Json.text(json, "__type").orElse("HTTP " + status);
                String message = Json.text(json, "message").or(() -> Json.text(json, "Message")).orElse("");
                return new Refusal(status, type.substring(type.indexOf('#') + 1), message);
            } catch (Json.NotJson _) {
                return new Refusal(status, "HTTP " + status, "");
            }
        }

        @Override
        public String toString() {
            return code + (message.isEmpty() ? "" : ": " + message);
        }
    }

    /**
     * Makes a call.
     *
     * @return the answer, which may be a refusal
     */
    Http.Answer send(Http.Call call) throws BackendException {
        try {
            return calls.send(name, scope, session, call);
        } catch (Unreachable e) {
            throw new BackendException(
                    name + " at " + call.uri().getRawAuthority() + " cannot be reached: " + e.last());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BackendException("the call of " + name + " was interrupted");
        }
    }

    /** What a refusal means for the user: who was refused what. */
    BackendException refused(String what, Http.Answer answer) {
        return new BackendException(
                what + ": " + name + " answered " + Refusal.of(answer) + " to " + session.description());
    }
}
