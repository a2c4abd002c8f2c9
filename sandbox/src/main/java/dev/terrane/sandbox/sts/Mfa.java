package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.MfaDevice;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.Optional;

/** Codes of MFA devices: of the caller's own device, at most one step old, each used once. */
final class Mfa {
    private static final int STEP_SECONDS = 30;

    private final Directory directory;

    Mfa(Directory directory) {
        this.directory = directory;
    }

    /** Whether the request proves MFA; a proof that fails is refused. */
    boolean proves(Caller caller, Optional<String> serial, Optional<String> code, Instant now) {
        if (serial.isEmpty() && code.isEmpty()) {
            return false;
        }
        if (serial.isEmpty() || code.isEmpty()) {
            throw denied("must provide both MFA serial number and one time pass code. ");
        }
        MfaDevice device = device(caller, serial.get()).orElseThrow(() -> denied("unable to validate MFA code."
                + "  Please verify your MFA serial number is valid and associated with this user."));
        for (int steps = 0; steps <= 1; steps++) {
            Instant then = now.minusSeconds((long) STEP_SECONDS * steps);
            if (device.code(then).equals(code.get())
                    && directory.useMfaStep(device.serialNumber(), then.getEpochSecond() / STEP_SECONDS)) {
                return true;
            }
        }
        throw new ServiceException(403, "AccessDenied",
                "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }

    private static Optional<MfaDevice> device(Caller caller, String serial) {
        return caller instanceof Caller.LongTerm(User user, _)
                ? user.mfaDevices().stream().filter(device -> device.serialNumber().equals(serial)).findFirst()
                : Optional.empty();
    }

    private static ServiceException denied(String why) {
        return new ServiceException(403, "AccessDenied", "MultiFactorAuthentication failed, " + why);
    }
}
