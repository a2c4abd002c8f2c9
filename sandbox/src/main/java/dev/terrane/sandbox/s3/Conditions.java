package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Conditional requests (S3 User Guide, "Add preconditions to S3 operations with conditional requests"). */
final class Conditions {
    private Conditions() {}

    /** Of writes and deletes: `If-None-Match: *` wants no object, `If-Match` the one with that tag. */
    static void write(HttpRequest request, Optional<ObjectVersion> current, String key) {
        if (request.header("If-None-Match").isPresent() && current.isPresent()) {
            throw Errors.preconditionFailed("If-None-Match");
        }
        Optional<String> wanted = request.header("If-Match");
        if (wanted.isPresent() && current.isEmpty()) {
            throw Errors.noSuchKey(key);
        }
        if (wanted.isPresent() && !matches(wanted.get(), current.orElseThrow())) {
            throw Errors.preconditionFailed("If-Match");
        }
    }

    /** Of reads; true where the answer is 304 Not Modified. */
    static boolean notModified(HttpRequest request, ObjectVersion object) {
        if (request.header("If-Match").filter(wanted -> !matches(wanted, object)).isPresent()) {
            throw Errors.preconditionFailed("If-Match");
        }
        if (request.header("If-Match").isEmpty() && time(request, "If-Unmodified-Since")
                .filter(time -> object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(time)).isPresent()) {
            throw Errors.preconditionFailed("If-Unmodified-Since");
        }
        Optional<String> unwanted = request.header("If-None-Match");
        return unwanted.map(tag -> matches(tag, object))
                .orElseGet(() -> time(request, "If-Modified-Since")
                        .filter(time -> !object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(time)).isPresent());
    }

    private static boolean matches(String wanted, ObjectVersion object) {
        return wanted.equals("*") || wanted.replace("\"", "").equals(object.etag().replace("\"", ""));
    }

    private static Optional<Instant> time(HttpRequest request, String header) {
        try {
            return request.header(header)
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
