package dev.terrane.cli.option;

import static dev.terrane.cli.option.Option.text;
import static dev.terrane.cli.option.Option.toggle;
import static dev.terrane.cli.option.Option.whole;

import java.util.List;
import java.util.Set;

/** The options that say under which identity a unit runs. */
public final class IdentityFlags {
    private static final Set<CommandName> ON = CommandSets.IDENTITY;

    public static final Option<String> ROLE = text("iam-assume-role").on(ON).quiet().old("iam-role")
            .help("The ARN of the IAM role to assume.");
    public static final Option<Long> DURATION = whole("iam-assume-role-duration", 0).on(ON).quiet().old()
            .standard("3600")
            .help("How many seconds the role's session lasts.");
    public static final Option<String> SESSION_NAME = text("iam-assume-role-session-name").on(ON).quiet().old()
            .standard("terragrunt-<nanoseconds>").help("The name of the role's session.");
    public static final Option<String> WEB_IDENTITY_TOKEN = Option
            .of("iam-assume-role-web-identity-token", new ValueType.Secret()).on(ON).quiet()
            .old("iam-web-identity-token").oldVariable("TERRAGRUNT_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN")
            .help("A web identity token, or the path of a file that holds one, to assume the role with.");
    public static final Option<String> AUTH_PROVIDER_CMD = text("auth-provider-cmd").on(ON).old()
            .help("A command that prints the credentials to use, as JSON.");
    public static final Option<Boolean> NO_DISCOVERY_AUTH_PROVIDER_CMD = toggle("no-discovery-auth-provider-cmd")
            .on(CommandSets.FEATURES).help("Do not run the command of --auth-provider-cmd while units are looked for.");

    static final List<Option<?>> ALL = List.of(ROLE, DURATION, SESSION_NAME, WEB_IDENTITY_TOKEN, AUTH_PROVIDER_CMD,
            NO_DISCOVERY_AUTH_PROVIDER_CMD);

    private IdentityFlags() {}
}
