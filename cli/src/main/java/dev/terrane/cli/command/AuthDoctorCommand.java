package dev.terrane.cli.command;

import dev.terrane.aws.doctor.Finding;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.view.Mark;
import dev.terrane.cli.view.PlainJson;
import dev.terrane.cli.view.Table;
import dev.terrane.run.unit.UnitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** `auth doctor`: tries what identities stand on and every role of the units, and says what is likely wrong and what to do. */
final class AuthDoctorCommand implements Command {
    private static final List<Purpose> PURPOSES = List.of(Purpose.PLAN, Purpose.APPLY, Purpose.DESTROY);

    @Override
    public int run(Invocation invocation) {
        try (AuthUnits units = AuthUnits.without(invocation)) {
            List<AuthUnits.Result<List<UnitIdentity>>> results = units.each(units.any(),
                    file -> identities(units, file));
            List<UnitIdentity> identities = new ArrayList<>();
            List<Finding> unreadable = new ArrayList<>();
            for (AuthUnits.Result<List<UnitIdentity>> result : results) {
                result.found().ifPresent(identities::addAll);
                result.failure().ifPresent(
                        failure -> unreadable.add(Finding.broken(result.target().path(), failure.message())));
            }
            List<Finding> findings = new ArrayList<>(units.identities().examined(identities));
            findings.addAll(unreadable);
            invocation.launch().out().print(invocation.options().isOn(IdentityFlags.AUTH_JSON)
                    ? PlainJson.of(Map.of("findings", findings.stream().map(AuthDoctorCommand::plain).toList()))
                    : table(findings, Colors.ofOutput(invocation)));
            return findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN) ? 1 : 0;
        } catch (UnitException e) {
            invocation.log().error(e.message());
            return e.exitCode();
        }
    }

    private static List<UnitIdentity> identities(AuthUnits units, Path file) throws UnitException {
        List<UnitIdentity> identities = new ArrayList<>();
        for (Purpose purpose : PURPOSES) {
            identities.add(units.identities().planned(file, purpose));
        }
        return identities;
    }

    private static Map<String, Object> plain(Finding finding) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("subject", finding.subject());
        plain.put("state", finding.state().name().toLowerCase(Locale.ROOT));
        plain.put("detail", finding.detail());
        plain.put("facts", finding.facts());
        plain.put("likely", finding.likely());
        plain.put("advice", finding.advice());
        return plain;
    }

    private static String table(List<Finding> findings, boolean colors) {
        StringBuilder text = new StringBuilder();
        Table table = new Table();
        for (Finding finding : findings) {
            Mark mark = switch (finding.state()) {
                case GOOD -> Mark.GOOD;
                case DOUBTFUL -> Mark.DOUBTFUL;
                case BROKEN -> Mark.BROKEN;
            };
            table.row(mark.text(colors), finding.subject(), finding.detail());
        }
        text.append(table.text(""));
        explanations(findings).forEach((explanation, subjects) -> {
            text.append('\n').append(String.join("\n", subjects)).append('\n');
            explanation.forEach(line -> text.append("  ").append(line).append('\n'));
        });
        return text.toString();
    }

    /** What is said of findings below the table, once for all of which the same is to be said. */
    private static Map<List<String>, List<String>> explanations(List<Finding> findings) {
        Map<List<String>, List<String>> explanations = new LinkedHashMap<>();
        for (Finding finding : findings) {
            List<String> lines = new ArrayList<>(finding.facts());
            if (!finding.likely().isEmpty()) {
                lines.add("likely: " + String.join(", ", finding.likely()));
            }
            finding.advice().forEach(advice -> lines.add("- " + advice));
            if (!lines.isEmpty()) {
                explanations.computeIfAbsent(lines, _ -> new ArrayList<>()).add(finding.subject());
            }
        }
        return explanations;
    }
}
