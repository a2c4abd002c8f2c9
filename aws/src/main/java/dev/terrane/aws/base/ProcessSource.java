package dev.terrane.aws.base;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.session.CredentialSource;
import dev.terrane.aws.session.GivenCredentials;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code credential_process} of a profile: a shell command that prints credentials as JSON, version 1. */
record ProcessSource(AwsWorld world, String profile, String command) implements CredentialSource {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Override
    public Obtained obtain() throws InterruptedException {
        try {
            Commands.Result result = world.commands().run(
                    Commands.Command.shell(command, world.workingFolder(), world.environment(), LONGEST));
            if (result.exitCode() != 0) {
                throw BaseFailures.bad("the credential_process of profile " + profile + " ended with exit code "
                        + result.exitCode(), "run it by hand to see why");
            }
            Map<String, @Nullable Object> answer = Json.readObject(result.output());
            if (!(answer.get("Version") instanceof Number version && version.intValue() == 1)) {
                throw new NotJson("its Version is not 1");
            }
            // what it prints may come from a cache of its own: a session that is over is not sent to STS
            return new GivenCredentials(CredentialJson.read(answer, "SessionToken"), description(), world.time())
                    .obtain();
        } catch (NotJson e) {
            throw BaseFailures.bad("the credential_process of profile " + profile + " answered badly: "
                    + e.getMessage(), "it must print {\"Version\": 1, \"AccessKeyId\": …, \"SecretAccessKey\": …}");
        } catch (IOException e) {
            throw BaseFailures.bad("the credential_process of profile " + profile + " could not be run: "
                    + e.getMessage());
        }
    }

    @Override
    public String description() {
        return "profile " + profile + " (credential_process)";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
