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

    public static final Option<List<String>> ALLOWED_ROLES = Option.of("aws-allowed-roles", new ValueType.Many(true))
            .on(ON).variables("TERRANE_AWS_ALLOWED_ROLES").bound()
            .help("Patterns of the ARNs that may be assumed, whoever names them.");
    public static final Option<String> MFA_TOKEN = Option.of("mfa-token", new ValueType.Secret()).on(ON)
            .variables("TERRANE_MFA_TOKEN").help("The code that the MFA device shows.");
    public static final Option<String> AUDIT_LOG = Option.path("audit-log").on(ON).variables("TERRANE_AUDIT_LOG")
            .help("Append a line of JSON here for everything that happens to an identity.");
    public static final Option<String> PURPOSE = Option.choice("purpose", "plan", "apply", "destroy", "state")
            .variables().on(CommandName.AUTH_WHOAMI, CommandName.AUTH_EXEC, CommandName.AUTH_CREDENTIALS,
                    CommandName.AUTH_CONSOLE)
            .standard("plan").help("The purpose whose role is meant.");
    public static final Option<Boolean> AUTH_JSON = toggle("json").variables()
            .on(CommandName.AUTH_EXPLAIN, CommandName.AUTH_WHOAMI, CommandName.AUTH_DOCTOR).help("Print JSON.");
    public static final Option<String> CREDENTIALS_FORMAT = Option
            .choice("format", "env", "json", "process", "powershell", "fish", "dotenv").variables()
            .on(CommandName.AUTH_CREDENTIALS).standard("env").help("The form of the output.");
    public static final Option<Boolean> CONSOLE_PRINT = toggle("print").variables().on(CommandName.AUTH_CONSOLE)
            .help("Print the link and open nothing.");
    public static final Option<String> CONSOLE_DESTINATION = text("destination").variables()
            .on(CommandName.AUTH_CONSOLE).help("The page of the console to open.");

    static final List<Option<?>> ALL = List.of(ROLE, DURATION, SESSION_NAME, WEB_IDENTITY_TOKEN, AUTH_PROVIDER_CMD,
            NO_DISCOVERY_AUTH_PROVIDER_CMD, ALLOWED_ROLES, MFA_TOKEN, AUDIT_LOG, PURPOSE, AUTH_JSON, CREDENTIALS_FORMAT,
            CONSOLE_PRINT, CONSOLE_DESTINATION);

    private IdentityFlags() {}
}
