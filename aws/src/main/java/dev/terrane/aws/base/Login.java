package dev.terrane.aws.base;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.world.AwsWorld;
import java.util.List;

/** A login that has ended, and the offer to run the command that renews it. */
record Login(AwsWorld world, String profile, List<String> command) {

    static Login sso(AwsWorld world, String profile) {
        return new Login(world, profile, List.of("aws", "sso", "login", "--profile", profile));
    }

    static Login console(AwsWorld world, String profile) {
        return new Login(world, profile, List.of("aws", "login", "--profile", profile));
    }

    /** Returns if the person at the terminal has logged in again, else fails with the command to do so. */
    void again(String why) {
        String problem = "the login of AWS profile " + profile + " " + why;
        boolean done = world.terminal().confirm("The login of AWS profile " + profile + " " + why + ". Run `"
                + String.join(" ", command) + "` now?")
                && world.terminal().run(command, world.workingFolder(), world.environment()) == 0;
        if (!done) {
            throw BaseFailures.loginNeeded(problem, command);
        }
    }

    IdentityException needed(String why) {
        return BaseFailures.loginNeeded("the login of AWS profile " + profile + " " + why, command);
    }
}
