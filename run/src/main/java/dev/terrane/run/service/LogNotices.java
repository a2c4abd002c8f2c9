package dev.terrane.run.service;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import dev.terrane.config.context.Notices;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogLevel;

/** Says what evaluation has to tell in the log; what a command printed goes where Terrane's own output goes. */
public final class LogNotices implements Notices {

    private final Log log;
    private final DiagnosticRenderer renderer;
    private final OutputStream output;
    private final OutputStream error;

    public LogNotices(Log log, DiagnosticRenderer renderer, OutputStream output, OutputStream error) {
        this.log = log;
        this.renderer = renderer;
        this.output = output;
        this.error = error;
    }

    @Override
    public void warn(Path unit, Diagnostic diagnostic) {
        log.about(folder(unit)).log(diagnostic.isError() ? LogLevel.ERROR : LogLevel.WARN,
                renderer.render(diagnostic).strip());
    }

    @Override
    public void debug(Path unit, String message) {
        log.about(folder(unit)).debug(message);
    }

    @Override
    public synchronized void commandOutput(Path unit, String stdout, String stderr) {
        try {
            output.write(stdout.getBytes(StandardCharsets.UTF_8));
            output.flush();
            error.write(stderr.getBytes(StandardCharsets.UTF_8));
            error.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path unit) {
        return Objects.requireNonNull(unit.getParent(), "a configuration file has a folder");
    }
}
