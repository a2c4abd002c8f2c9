package dev.terrane.sandbox;

import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.fault.Faults;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The sandbox's switches and records over HTTP, below `/-/`, for tests in other languages: `GET` or `DELETE requests`,
 * `GET secrets`, `GET token?issuer=&subject=&audience=&seconds=`, `GET mfa?account=&user=`, `POST faults` with one JSON
 * object such as `{"next": 3, "operation": "sts:AssumeRole", "fault": "throttle"}`. Only `Main` offers it.
 */
final class ControlPanel {
    private static final String PREFIX = "/-/";

    private final Sandbox sandbox;

    ControlPanel(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static boolean isMeant(HttpRequest request) {
        return request.rawPath().startsWith(PREFIX);
    }

    Reply answer(HttpRequest request) {
        try {
            Parameters query = request.query();
            return switch (request.method() + " " + request.rawPath().substring(PREFIX.length())) {
                case "GET requests" -> json(Json.array(sandbox.requests().stream().map(ControlPanel::json).toList()));
                case "DELETE requests" -> {
                    sandbox.forgetRequests();
                    yield Reply.empty(204);
                }
                case "GET secrets" -> json(Json.array(sandbox.issuedSecrets().stream()
                        .map(secret -> Json.object().with("kind", secret.kind().name()).with("owner", secret.owner())
                                .with("value", secret.value()))
                        .toList()));
                case "GET token" -> text(200, sandbox.issuer(wanted(query, "issuer")).token(wanted(query, "subject"),
                        wanted(query, "audience"), Duration.ofSeconds(Long.parseLong(wanted(query, "seconds")))));
                case "GET mfa" -> text(200, sandbox.mfaCode(wanted(query, "account"), wanted(query, "user")));
                case "POST faults" -> {
                    change(sandbox.faults(), Json.parse(request.text()).orElseGet(Json::object));
                    yield Reply.empty(204);
                }
                default -> text(404, "no such switch");
            };
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return text(400, String.valueOf(e.getMessage()));
        }
    }

    private static void change(Faults faults, Json asked) {
        String operation = asked.string("operation").orElse("*");
        asked.number("next").map(BigDecimal::intValue)
                .ifPresent(times -> faults.next(times, operation, fault(asked)));
        if (asked.isTrue("always")) {
            faults.always(operation, fault(asked));
        }
        if (asked.isTrue("clear")) {
            faults.clear();
        }
        seconds(asked, "sessions_live").ifPresent(faults::sessionsLive);
        seconds(asked, "clock_ahead").ifPresent(faults::clockAhead);
        asked.string("withdraw_trust").ifPresent(faults::withdrawTrust);
        asked.string("withdraw_permissions").ifPresent(faults::withdrawPermissions);
        asked.string("restore").ifPresent(faults::restore);
        asked.string("expire").ifPresent(faults::expire);
        asked.string("deactivate").ifPresent(faults::deactivate);
        asked.string("reactivate").ifPresent(faults::reactivate);
    }

    private static Optional<Duration> seconds(Json asked, String name) {
        return asked.number(name).map(BigDecimal::longValue).map(Duration::ofSeconds);
    }

    private static Fault fault(Json asked) {
        String name = asked.string("fault").orElse("");
        return switch (name) {
            case "throttle" -> Fault.throttle();
            case "error" -> Fault.internalError();
            case "cut" -> Fault.cut();
            case "hang" -> Fault.hang();
            case "delay" -> Fault.delay(Duration.ofMillis(asked.number("milliseconds").orElseThrow().longValue()));
            case "refuse" -> Fault.refuse(asked.number("status").orElseThrow().intValue(),
                    asked.string("code").orElseThrow(), asked.string("message").orElse(""));
            default -> throw new IllegalArgumentException("no fault is called \"" + name + "\"");
        };
    }

    private static Json json(RecordedRequest request) {
        Map<String, Json> parameters = new LinkedHashMap<>();
        request.parameters().forEach((name, value) -> parameters.put(name, Json.text(value)));
        Json.Members json = Json.object().with("time", request.time().toString()).with("service", request.service())
                .with("action", request.action()).with("resource", request.resource())
                .with("principal", request.principal()).with("account", request.account())
                .with("access_key_id", request.accessKeyId()).with("status", request.status());
        return request.error().map(code -> json.with("error", code)).orElse(json).with("parameters",
                new Json.Members(parameters));
    }

    private static String wanted(Parameters query, String name) {
        return query.text(name).orElseThrow(() -> new NoSuchElementException(name + " is missing"));
    }

    private static Reply json(Json json) {
        return Reply.json(200, "application/json", json);
    }

    private static Reply text(int status, String text) {
        return new Reply.Answer(status, Headers.of("Content-Type", "text/plain"), Bytes.utf8(text));
    }
}
