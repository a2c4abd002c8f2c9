package dev.terrane.sandbox.signature;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How services other than S3 tell of a signature from another time. */
public final class SkewMessage {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SkewMessage() {}

    public static String of(SignatureProblem.Skewed skewed, Duration allowed) {
        Instant signed = skewed.signed();
        Instant server = skewed.server();
        boolean late = signed.isBefore(server);
        Instant bound = late ? server.minus(allowed) : server.plus(allowed);
        return (late ? "Signature expired: " : "Signature not yet current: ") + BASIC.format(signed)
                + (late ? " is now earlier than " : " is still later than ") + BASIC.format(bound) + " ("
                + BASIC.format(server) + (late ? " - " : " + ") + allowed.toMinutes() + " min.)";
    }
}
