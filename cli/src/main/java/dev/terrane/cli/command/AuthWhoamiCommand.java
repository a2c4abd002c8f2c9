package dev.terrane.cli.command;

import dev.terrane.aws.role.Purpose;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.view.Mark;
import dev.terrane.cli.view.PlainJson;
import dev.terrane.cli.view.Table;
import dev.terrane.run.unit.IdentityUnits.Known;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** `auth whoami`: obtains the identities of units and asks STS who they are. */
final class AuthWhoamiCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        Purpose purpose = AuthUnits.purpose(invocation);
        try (AuthUnits units = AuthUnits.without(invocation)) {
            List<AuthUnits.Result<Known>> results = units.each(units.all(),
                    file -> units.identities().known(file, purpose));
            String text = invocation.options().isOn(IdentityFlags.AUTH_JSON)
                    ? PlainJson.of(Map.of("units", results.stream().map(result -> plain(result, purpose)).toList()))
                    : table(results, Colors.ofOutput(invocation));
            invocation.launch().out().print(text);
            return units.report(results);
        }
    }

    private static Map<String, @Nullable Object> plain(AuthUnits.Result<Known> result, Purpose purpose) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("path", result.target().path());
        plain.put("purpose", purpose.label());
        result.found().ifPresent(known -> {
            plain.put("account", known.caller().account());
            plain.put("arn", known.caller().arn());
            plain.put("user_id", known.caller().userId());
            plain.put("expires", expiry(known).orElse(null));
            plain.put("source", known.source());
        });
        result.failure().ifPresent(failure -> plain.put("error", failure.message()));
        return plain;
    }

    private static String table(List<AuthUnits.Result<Known>> results, boolean colors) {
        List<String[]> rows = new ArrayList<>();
        for (AuthUnits.Result<Known> result : results) {
            rows.add(result.found()
                    .map(known -> new String[]{Mark.GOOD.text(colors), result.target().path(), known.caller().account(),
                        known.caller().arn(), expiry(known).map(end -> "until " + end).orElse("no end is known"),
                        "from " + known.source()})
                    .orElseGet(() -> new String[]{Mark.BROKEN.text(colors), result.target().path(), "-",
                        result.failure().map(failure -> failure.message().lines().findFirst().orElse("")).orElse("")}));
        }
        Table table = new Table();
        rows.forEach(table::row);
        return table.text("");
    }

    private static Optional<Instant> expiry(Known known) {
        return known.expires().map(end -> end.truncatedTo(ChronoUnit.SECONDS));
    }
}
