package dev.terrane.aws.delivery;

import dev.terrane.aws.session.Credentials;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which {@code auth credentials} prints credentials; each ends with a line end. */
public enum CredentialsFormat {
    ENV, JSON, PROCESS, POWERSHELL, FISH, DOTENV;

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
            case ENV, POWERSHELL, FISH, DOTENV -> variables(credentials).entrySet().stream()
                    .map(entry -> line(entry.getKey(), entry.getValue()) + "\n").collect(Collectors.joining());
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

    private static Map<String, String> variables(Credentials credentials) {
        Map<String, String> all = EnvironmentChanges.keys(credentials, Map.of()).set();
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : new String[]{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
            "AWS_CREDENTIAL_EXPIRATION"}) {
            if (all.containsKey(name)) {
                ordered.put(name, all.getOrDefault(name, ""));
            }
        }
        return ordered;
    }
}
