package dev.terrane.aws.delivery;

import dev.terrane.aws.session.Credentials;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which {@code auth credentials} prints credentials; each ends with a line end. */
public enum CredentialsFormat {
    ENV, JSON, PROCESS, POWERSHELL, FISH, DOTENV;

    private static final List<String> VARIABLES = List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION");

    /** The name by which the command line knows it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CredentialsFormat> ofLabel(String label) {
        for (CredentialsFormat format : values()) {
            if (format.label().equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The text to print: it is a secret. */
    public String write(Credentials credentials, Optional<String> account) {
        return switch (this) {
            case JSON -> CredentialDocument.plain(credentials, account) + "\n";
            case PROCESS -> CredentialDocument.process(credentials, account) + "\n";
            case ENV, POWERSHELL, FISH, DOTENV -> Stream.concat(set(credentials), unset(credentials))
                    .map(line -> line + "\n").collect(Collectors.joining());
        };
    }

    private Stream<String> set(Credentials credentials) {
        Map<String, String> values = EnvironmentChanges.keys(credentials, Map.of()).set();
        return VARIABLES.stream().filter(values::containsKey)
                .map(name -> line(name, values.getOrDefault(name, "")));
    }

    /** Whatever earlier credentials may have left in the shell: with it, these would be no valid ones. */
    private Stream<String> unset(Credentials credentials) {
        Map<String, String> values = EnvironmentChanges.keys(credentials, Map.of()).set();
        return Stream.concat(VARIABLES.stream().filter(name -> !values.containsKey(name)),
                Stream.of("AWS_SECURITY_TOKEN")).flatMap(name -> removal(name).stream());
    }

    /** A file of variables can only add. */
    private Optional<String> removal(String name) {
        return switch (this) {
            case ENV -> Optional.of("unset " + name);
            case FISH -> Optional.of("set -e " + name);
            case POWERSHELL -> Optional.of("$Env:" + name + " = $null");
            case DOTENV, JSON, PROCESS -> Optional.empty();
        };
    }

    private String line(String name, String value) {
        return switch (this) {
            case ENV -> "export " + name + "=" + ShellQuote.quote(value);
            case FISH -> "set -gx " + name + " " + ShellQuote.quote(value);
            case POWERSHELL -> "$Env:" + name + " = '" + value.replace("'", "''") + "'";
            case DOTENV, JSON, PROCESS -> name + "=" + value;
        };
    }
}
