package dev.terrane.cli.command;

import dev.terrane.aws.explain.Explanation;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.view.IdentityView;
import dev.terrane.cli.view.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** `auth explain`: which identities a unit gets for a command, and which setting of those that were given decides it. Asks nobody. */
final class AuthExplainCommand implements Command {
    private static final List<String> STANDARD = List.of("apply");

    @Override
    public int run(Invocation invocation) {
        List<String> command = invocation.line().allWords();
        if (invocation.options().setting(IdentityFlags.AUTH_PROVIDER_CMD).isPresent()) {
            invocation.log().warn("The command of --auth-provider-cmd is not run: what it would answer is not shown.");
        }
        try (AuthUnits units = new AuthUnits(invocation, command.isEmpty() ? STANDARD : command)) {
            List<AuthUnits.Result<UnitIdentity>> results = units.each(units.all(), units.identities()::explained);
            List<Map<String, @Nullable Object>> explained = new ArrayList<>();
            for (AuthUnits.Result<UnitIdentity> result : results) {
                result.found().ifPresent(identity -> explained.add(Explanation.of(identity, result.target().path())));
            }
            if (invocation.options().isOn(IdentityFlags.AUTH_JSON)) {
                invocation.launch().out().print(PlainJson.of(Map.of("units", explained)));
            } else {
                invocation.launch().out().print(String.join("\n", explained.stream().map(IdentityView::of).toList()));
            }
            return units.report(results);
        }
    }
}
