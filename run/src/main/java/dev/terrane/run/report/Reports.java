package dev.terrane.run.report;

import dev.terrane.run.RunOptions;
import dev.terrane.run.RunOptions.ReportFormat;
import dev.terrane.run.Zone;
import dev.terrane.run.log.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the report files that the user asks for. A report that cannot be written is a warning: the run itself is over. */
public final class Reports {
    private final RunOptions options;
    private final Zone zone;
    private final Log log;

    public Reports(RunOptions options, Zone zone, Log log) {
        this.options = options;
        this.zone = zone;
        this.log = log;
    }

    /**
     * Writes the report of a run; what cannot be written is said and fails nothing else.
     *
     * @param command the command, where many units ran it
     */
    public void write(List<RunRow> rows, Optional<ReportFile.Command> command) {
        options.report().schemaFile().ifPresent(file -> attempt(file, () -> ReportFile.writeSchema(file)));
        options.report().file().ifPresent(file -> {
            Optional<ReportFormat> form = options.report().format().or(() -> ReportFile.formOf(file));
            if (form.isEmpty()) {
                log.warn("No report is written: the name " + file.getFileName()
                        + " tells no format. Let it end with .csv or .json, or use --report-format.");
                return;
            }
            attempt(file,
                    () -> new ReportFile(options.workingDirectory(), zone, command).write(file, form.get(),
                            rows));
        });
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void attempt(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            log.warn("No report is written to " + file + ": " + e.getMessage());
        }
    }
}
