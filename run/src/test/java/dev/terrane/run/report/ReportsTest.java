package dev.terrane.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.RunOptions.ReportFormat;
import dev.terrane.run.Zone;
import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.Outcome.Recovery;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Path LIVE = Path.of("/live");
    private static final Optional<ReportFile.Command> PLAN = Optional
            .of(new ReportFile.Command("plan", List.of("-lock=false", "-var", "a=b c")));

    private static final List<RunRow> ROWS = List.of(row("vpc", 0, new Outcome.Succeeded(Optional.empty())),
            row("db", 1, new Outcome.Failed(Step.COMMAND, 1, "exit code 1, twice \"at\" db")),
            row("app", 2, new Outcome.EarlyExit(Optional.of(LIVE.resolve("db")))),
            row("dns", 3, new Outcome.Excluded()),
            row("web", 90, new Outcome.Succeeded(Optional.of(new Recovery("throttled", false)))),
            row("old", 61, new Outcome.Succeeded(Optional.of(new Recovery("gone", true)))));

    @TempDir
    private Path folder;

    private static RunRow row(String unit, int seconds, Outcome outcome) {
        return new RunRow(LIVE.resolve(unit), START, START.plusSeconds(seconds), outcome, Optional.empty());
    }

    @Test
    void aCsvReportHasOneLineAUnit() throws IOException {
        assertThat(written(ReportFormat.CSV, PLAN)).isEqualTo(
                """
                        Name,Started,Ended,Result,Reason,Cause,Ref,Cmd,Args
                        vpc,2026-01-02T03:04:05Z,2026-01-02T03:04:05Z,succeeded,,,,plan,-lock=false|-var|a=b c
                        db,2026-01-02T03:04:05Z,2026-01-02T03:04:06Z,failed,run error,"exit code 1, twice ""at"" db",,plan,-lock=false|-var|a=b c
                        app,2026-01-02T03:04:05Z,2026-01-02T03:04:07Z,early exit,ancestor error,db,,plan,-lock=false|-var|a=b c
                        dns,2026-01-02T03:04:05Z,2026-01-02T03:04:08Z,excluded,exclude block,,,plan,-lock=false|-var|a=b c
                        web,2026-01-02T03:04:05Z,2026-01-02T03:05:35Z,succeeded,retry succeeded,throttled,,plan,-lock=false|-var|a=b c
                        old,2026-01-02T03:04:05Z,2026-01-02T03:05:06Z,succeeded,error ignored,gone,,plan,-lock=false|-var|a=b c
                        """);
    }

    @Test
    void aJsonReportLeavesOutWhatThereIsNot() throws IOException {
        assertThat(written(ReportFormat.JSON, Optional.empty())).startsWith("""
                [
                  {
                    "Started": "2026-01-02T03:04:05.678Z",
                    "Ended": "2026-01-02T03:04:05.678Z",
                    "Name": "vpc",
                    "Result": "succeeded"
                  },
                  {
                """);
    }

    @ParameterizedTest
    @CsvSource({"rep.csv, CSV", "rep, CSV", "rep.json, JSON", "rep.txt,"})
    void theNameOfAFileTellsItsForm(Path file, ReportFormat form) {
        assertThat(ReportFile.formOf(file)).isEqualTo(Optional.ofNullable(form));
    }

    @Test
    void theSummaryCountsByOutcome() {
        assertThat(new Summary(LIVE, false, false).of(ROWS)).isEqualTo("""

                ❯❯ Run Summary  6 units  1m
                   ────────────────────────────
                   Succeeded    3
                   Failed       1
                   Early Exits  1
                   Excluded     1

                """);
        assertThat(new Summary(LIVE, false, false).of(List.of())).isEmpty();
    }

    @Test
    void theSummaryNamesUnitsTheSlowestFirst() {
        assertThat(new Summary(LIVE, false, true).of(ROWS)).containsSubsequence("Succeeded (3)", "web", "1m", "old",
                "1m", "vpc", "0ns", "Failed (1)", "db", "1s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Plan: 1 to add, 2 to change, 3 to destroy.            | 1 to add, 2 to change, 3 to destroy",
        "Plan: 4 to import, 1 to add, 0 to change, 0 to destroy. | 1 to add, 0 to change, 0 to destroy",
        "No changes. Your infrastructure matches.              | 0 to add, 0 to change, 0 to destroy",
        "Changes to Outputs:                                   | 0 to add, 0 to change, 0 to destroy",
        "random_id.a: Refreshing state...                      | "})
    void whatPlansWantIsReadFromTheirLastLine(String line, String counted) {
        PlanCounts counts = new PlanCounts();

        counts.accept(new RunEvent.OutputLine(LIVE, new LogRecord(START, LogLevel.STDOUT, "\u001b[1m" + line,
                Optional.empty(), Optional.empty())));

        assertThat(counts.of(LIVE).map(Object::toString)).isEqualTo(Optional.ofNullable(counted));
    }

    private String written(ReportFormat form, Optional<ReportFile.Command> command) throws IOException {
        Path file = folder.resolve("report");
        new ReportFile(LIVE, Zone.UTC, command).write(file, form, ROWS);
        return Files.readString(file);
    }
}
