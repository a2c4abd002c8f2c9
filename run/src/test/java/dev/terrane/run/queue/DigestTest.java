package dev.terrane.run.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogRecord;
import dev.terrane.run.report.PlanCounts;
import dev.terrane.run.report.RunRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said after many units have run. */
class DigestTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Path ROOT = Path.of("/live");
    private static final Path NETWORK = ROOT.resolve("network");
    private static final Path APP = ROOT.resolve("app");
    private static final Path OUTSIDE = Path.of("/shared/dns");

    private final List<LogRecord> said = new ArrayList<>();
    private final PlanCounts plans = new PlanCounts();

    @Test
    void nothingIsSaidWhereNothingFailed() {
        digest(Map.of()).failures(List.of(succeeded(NETWORK), row(APP, new Outcome.Excluded())), Map.of());

        assertThat(said).isEmpty();
    }

    @Test
    void aFailureSaysWhatWhyAndInWhichAccountAndHowToRepeatIt() {
        digest(Map.of(NETWORK, "111111111111")).failures(
                List.of(failed(NETWORK, "terraform apply failed\nwith exit code 1"), succeeded(OUTSIDE),
                        row(APP, new Outcome.EarlyExit(Optional.of(NETWORK)))),
                Map.of());

        assertThat(text()).isEqualTo("""
                Run failed: 1 of 3 units failed, 1 never started

                * ./network (account 111111111111): terraform apply failed
                  with exit code 1

                To repeat just what failed:
                  again ./network""");
        assertThat(said.getFirst().level()).isEqualTo(LogLevel.ERROR);
    }

    @Test
    void whatAFailedUnitPrintedLastIsShownAgainWithoutColoursAndBlankLines() {
        String output = IntStream.rangeClosed(1, 20).mapToObj(number -> "\u001b[31mline " + number + "\u001b[0m\n\n")
                .collect(Collectors.joining());

        digest(Map.of()).failures(List.of(failed(APP, "it broke")), Map.of(APP, output));

        assertThat(text()).contains("* ./app: it broke\n    line 6\n    line 7\n").endsWith("again ./app")
                .contains("    line 20\n").doesNotContain("line 5\n").doesNotContain("\u001b");
    }

    @Test
    void unitsAreNamedFromTheFolderInWhichTheRunBegan() {
        digest(Map.of()).failures(List.of(failed(ROOT, "a"), failed(OUTSIDE, "b")), Map.of());

        assertThat(text()).contains("* .: a", "* ../shared/dns: b").endsWith("again . ../shared/dns");
    }

    @Test
    void plansAreCountedByUnitAndWhereThereAreSeveralByAccount() {
        plan(NETWORK, "Plan: 2 to add, 0 to change, 1 to destroy.");
        plan(APP, "Plan: 1 to import, 1 to add, 3 to change, 0 to destroy.");
        plan(OUTSIDE, "No changes. Your infrastructure matches the configuration.");

        digest(Map.of(NETWORK, "111111111111", APP, "222222222222", OUTSIDE, "222222222222"))
                .plans(List.of(succeeded(NETWORK), succeeded(APP), succeeded(OUTSIDE)), plans);

        assertThat(text()).isEqualTo("""
                Plans of 3 units: 3 to add, 3 to change, 1 to destroy
                  ./network (account 111111111111): 2 to add, 0 to change, 1 to destroy
                  ./app (account 222222222222): 1 to add, 3 to change, 0 to destroy
                  account 111111111111: 2 to add, 0 to change, 1 to destroy
                  account 222222222222: 1 to add, 3 to change, 0 to destroy""");
        assertThat(said.getFirst().level()).isEqualTo(LogLevel.INFO);
    }

    @Test
    void nothingIsSaidOfPlansThatThereAreNot() {
        digest(Map.of()).plans(List.of(succeeded(APP)), plans);

        assertThat(said).isEmpty();
    }

    private Digest digest(Map<Path, String> accounts) {
        return new Digest(ROOT, accounts, filters -> "again " + String.join(" ", filters),
                new Log(said::add, InstantSource.system(), LogLevel.TRACE));
    }

    private String text() {
        assertThat(said).hasSize(1);
        return said.getFirst().message();
    }

    private void plan(Path unit, String line) {
        plans.accept(new RunEvent.OutputLine(unit,
                new LogRecord(NOW, LogLevel.STDOUT, line, Optional.empty(), Optional.empty())));
    }

    private static RunRow succeeded(Path unit) {
        return row(unit, new Outcome.Succeeded(Optional.empty()));
    }

    private static RunRow failed(Path unit, String message) {
        return row(unit, new Outcome.Failed(Step.COMMAND, 1, message));
    }

    private static RunRow row(Path unit, Outcome outcome) {
        return new RunRow(unit, NOW, NOW, outcome, Optional.empty());
    }
}
