package dev.terrane.run.queue;

import dev.terrane.run.event.Outcome;
import dev.terrane.run.log.Ansi;
import dev.terrane.run.log.Log;
import dev.terrane.run.report.PlanCounts;
import dev.terrane.run.report.PlanCounts.Count;
import dev.terrane.run.report.RunRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is said in the log after many units have run: which failed, why, in which account, and what the plans want. */
final class Digest {
    private static final int LAST_LINES = 15;

    private final Path folder;
    private final Map<Path, String> accounts;
    private final Function<List<String>, String> repetition;
    private final Log log;

    /**
     * @param folder the folder that units are named relative to
     * @param accounts the account in which each unit runs, as far as it is known
     * @param repetition the command line that repeats the run in the units that filters select
     */
    Digest(Path folder, Map<Path, String> accounts, Function<List<String>, String> repetition, Log log) {
        this.folder = folder;
        this.accounts = accounts;
        this.repetition = repetition;
        this.log = log;
    }

    /**
     * Tells of failures.
     *
     * @param output what each failed unit's child printed last to standard error
     */
    void failures(List<RunRow> rows, Map<Path, String> output) {
        List<RunRow> failed = rows.stream().filter(row -> row.outcome() instanceof Outcome.Failed).toList();
        if (failed.isEmpty()) {
            return;
        }
        long never = rows.stream().filter(row -> row.outcome() instanceof Outcome.EarlyExit).count();
        StringBuilder text = new StringBuilder("Run failed: ").append(failed.size()).append(" of ")
                .append(rows.size()).append(" units failed");
        if (never > 0) {
            text.append(", ").append(never).append(" never started");
        }
        for (RunRow row : failed) {
            if (row.outcome() instanceof Outcome.Failed failure) {
                text.append("\n\n* ").append(title(row.unit())).append(": ")
                        .append(failure.message().replace("\n", "\n  "));
                text.append(lastLines(output.getOrDefault(row.unit(), "")));
            }
        }
        text.append("\n\nTo repeat just what failed:\n  ")
                .append(repetition.apply(failed.stream().map(row -> name(row.unit())).toList()));
        log.error(text.toString());
    }

    private String title(Path unit) {
        return name(unit) + Optional.ofNullable(accounts.get(unit)).map(account -> " (account " + account + ")")
                .orElse("");
    }

    private String name(Path unit) {
        String relative = folder.relativize(unit).toString();
        return relative.isEmpty() ? "." : relative.startsWith("..") ? relative : "./" + relative;
    }

    private static String lastLines(String output) {
        List<String> lines = Ansi.strip(output).lines().filter(line -> !line.isBlank()).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return last.stream().map(line -> "\n    " + line).collect(Collectors.joining());
    }

    /** Tells what the plans want, by unit and by account. */
    void plans(List<RunRow> rows, PlanCounts counts) {
        StringBuilder units = new StringBuilder();
        Map<String, Count> byAccount = new TreeMap<>();
        int planned = 0;
        Count all = Count.NONE;
        for (RunRow row : rows) {
            Optional<Count> count = counts.of(row.unit());
            if (count.isPresent()) {
                planned++;
                all = all.plus(count.get());
                Optional.ofNullable(accounts.get(row.unit()))
                        .ifPresent(account -> byAccount.merge(account, count.get(), Count::plus));
                if (!count.get().isNone()) {
                    units.append("\n  ").append(title(row.unit())).append(": ").append(count.get());
                }
            }
        }
        if (planned == 0) {
            return;
        }
        StringBuilder text = new StringBuilder("Plans of ").append(planned).append(" units: ").append(all)
                .append(units);
        if (byAccount.size() > 1) {
            byAccount.forEach((account, count) -> text.append("\n  account ").append(account).append(": ")
                    .append(count));
        }
        log.info(text.toString());
    }
}
