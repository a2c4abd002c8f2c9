package dev.terrane.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What `auth explain` tells of a unit, for people: a line for each setting with its value and where it comes from, below it what it
 * overrides, and then the further identities. The input is what `--json` shows.
 */
public final class IdentityView {
    private static final Set<String> APART = Set.of("path", "command", "purpose", "chain", "credentials",
            "allowed_account_ids", "forbidden_account_ids", "state", "profiles");
    private static final String INDENT = "  ";

    private IdentityView() {}

    public static String of(Map<String, @Nullable Object> unit) {
        StringBuilder text = new StringBuilder();
        text.append(unit.get("path")).append(" (").append(unit.get("command")).append(", purpose ")
                .append(unit.get("purpose")).append(")\n");
        Table table = settings(unit);
        table.row("credentials", String.valueOf(unit.get("credentials")));
        if (unit.get("allowed_account_ids") instanceof List<?> accounts) {
            table.row("allowed accounts", joined(accounts, ", "));
        }
        if (unit.get("forbidden_account_ids") instanceof List<?> accounts && !accounts.isEmpty()) {
            table.row("forbidden accounts", joined(accounts, ", "));
        }
        text.append(table.text(INDENT));
        if (unit.get("state") instanceof Map<?, ?> state) {
            text.append(further("role \"state\"", state));
        }
        if (unit.get("profiles") instanceof Map<?, ?> profiles) {
            profiles.forEach((name, profile) -> text
                    .append(further("profile \"" + name + "\"", (Map<?, ?>) profile)));
        }
        return text.toString();
    }

    private static String further(String title, Map<?, ?> identity) {
        return INDENT + title + "\n" + settings(identity).text(INDENT + INDENT);
    }

    private static Table settings(Map<?, ?> identity) {
        Table table = new Table();
        if (identity.get("role") == null) {
            table.row("role", "none: as Terrane was started");
        }
        identity.forEach((name, value) -> {
            if (value instanceof Map<?, ?> setting && !APART.contains(String.valueOf(name))) {
                table.row(String.valueOf(name), shown(setting.get("value")), String.valueOf(setting.get("origin")));
                if (setting.get("overrides") instanceof List<?> overrides) {
                    overrides.forEach(overridden -> {
                        Map<?, ?> over = (Map<?, ?>) overridden;
                        table.row("", "over " + shown(over.get("value")), String.valueOf(over.get("origin")));
                    });
                }
            }
        });
        if (identity.get("chain") instanceof List<?> hops && !hops.isEmpty()) {
            table.row("chain", joined(hops, " → "));
        }
        return table;
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case List<?> items -> joined(items, ", ");
            case Map<?, ?> entries -> {
                List<String> parts = new ArrayList<>();
                entries.forEach((key, entry) -> parts.add(key + "=" + entry));
                yield String.join(", ", parts);
            }
            case null -> "";
            default -> value.toString();
        };
    }

    private static String joined(List<?> items, String separator) {
        return String.join(separator, items.stream().map(String::valueOf).toList());
    }
}
