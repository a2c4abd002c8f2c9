package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.MfaDevice;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The codes of MFA devices: the one given to the run ({@code --mfa-token}), good for one use, else what the device's
 * command prints, else what the person at the terminal answers. One question at a time.
 */
public final class MfaCodes {
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

    private final AwsWorld world;
    private Optional<Secret> given;

    public MfaCodes(AwsWorld world, Optional<Secret> given) {
        this.world = world;
        this.given = given;
    }

    /** A code that was not used before. */
    public synchronized String next(MfaDevice device) throws InterruptedException {
        String code = code(device).strip();
        if (!CODE.matcher(code).matches()) {
            throw fail("the code of the MFA device " + device.serial() + " is not six digits");
        }
        return code;
    }

    private String code(MfaDevice device) throws InterruptedException {
        if (given.isPresent()) {
            String code = given.get().reveal();
            given = Optional.empty();
            return code;
        }
        if (device.process().isPresent()) {
            return run(device, device.process().get());
        }
        return world.terminal().askSecret("Code of the MFA device " + device.serial() + ": ")
                .orElseThrow(() -> fail("the code of the MFA device " + device.serial()
                        + " is needed, and there is no terminal to ask for it"));
    }

    private String run(MfaDevice device, String process) throws InterruptedException {
        try {
            Commands.Result result = world.commands().run(Commands.Command.shell(process, world.workingFolder(),
                    world.environment(), LONGEST_COMMAND));
            if (result.exitCode() == 0) {
                return result.output();
            }
            throw fail(
                    "the command for the MFA device " + device.serial() + ", `" + process + "`, ended with exit code "
                            + result.exitCode());
        } catch (IOException e) {
            throw fail("the command for the MFA device " + device.serial() + ", `" + process + "`, could not be run: "
                    + e.getMessage());
        }
    }

    private static IdentityException fail(String problem) {
        return new IdentityException(AwsFailure.of(Kind.MFA, problem,
                List.of("give it as --mfa-token or TERRANE_MFA_TOKEN, or name a command that prints it: mfa_process")));
    }
}
