package dev.terrane.run.unit;

import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.Ansi;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogFormat;
import dev.terrane.run.log.LogLevel;
import dev.terrane.run.log.LogRecord;
import dev.terrane.run.log.TerraformLogLine;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.LineSplitter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.UnitException.ChildFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls OpenTofu/Terraform, its output shown as log lines or passed on as it is: as it is where the user asks for that, and where somebody
 * may want to read it as data.
 */
final class TerraformCaller {
    private static final Set<String> DATA_COMMANDS = Set.of("output", "state", "version", "console", "graph");
    private static final List<String> DATA_FLAGS = List.of("-json", "-version", "-help", "-h");

    private final UnitScene scene;
    private final TerraformProgram program;
    private final boolean forward;

    /** @param forwardStdout `--tf-forward-stdout` */
    TerraformCaller(UnitScene scene, TerraformProgram program, boolean forwardStdout) {
        this.scene = scene;
        this.program = program;
        this.forward = forwardStdout || scene.logOptions().disabled() || scene.logOptions().format().forwardsStdout();
    }

    /** What a call is to the user. */
    enum Role {
        /** The command that was asked for. */
        COMMAND,
        /** An init on the way to a plan or apply. */
        INIT,
        /** An init on the way to a command whose output may be data. */
        SILENT_INIT
    }

    /**
     * Calls it.
     *
     * @param data takes its standard output instead of the user, where it is wanted as data
     * @param keepOutput whether its standard output will be looked at after a failure
     * @return its exit code: 0, or what `-detailed-exitcode` says
     */
    int call(TerraformArguments arguments, Path folder, Map<String, String> environment, Role role,
            Optional<ByteSink> data, boolean keepOutput)
            throws UnitException {
        Capture output = Capture.tail();
        Capture error = Capture.tail();
        Step step = role == Role.COMMAND ? Step.COMMAND : Step.INIT;
        int code;
        try {
            Streams streams = streams(arguments, role, data, keepOutput ? Optional.of(output) : Optional.empty(),
                    error);
            code = scene.run(new Command(program.file(), arguments.words(), folder, environment), streams,
                    scene.group());
        } catch (StartException e) {
            throw UnitException.of(step, String.valueOf(e.getMessage()));
        }
        boolean detailed = arguments.hasWord("-detailed-exitcode");
        if (code == 0 || (detailed && code != 1)) {
            return code;
        }
        throw UnitException.of(step,
                program.name() + " " + arguments.command() + " failed with exit code " + code + " in "
                        + scene.shown(folder),
                new ChildFailure(code, output.text(), error.text()));
    }

    private Streams streams(TerraformArguments arguments, Role role, Optional<ByteSink> data, Optional<Capture> output,
            Capture error) {
        if (data.isPresent()) {
            return new Streams(scene.input(), to(data.get(), output), to(scene.raw(true), Optional.of(error)));
        }
        if (isRaw(arguments)) {
            Output out = output.isEmpty() && scene.alone() && scene.world().terminal().shared()
                    && role != Role.SILENT_INIT
                            ? new Output.Inherited()
                            : to(role == Role.SILENT_INIT ? ByteSink.discard() : scene.raw(false), output);
            return new Streams(scene.input(), out, to(scene.raw(true), Optional.of(error)));
        }
        LogRecord.Call call = new LogRecord.Call(program.name(), arguments.words());
        return new Streams(scene.input(),
                to(lines(call, role, role == Role.COMMAND ? LogLevel.STDOUT : LogLevel.INFO, false), output),
                to(lines(call, role, role == Role.COMMAND ? LogLevel.STDERR : LogLevel.ERROR, true),
                        Optional.of(error)));
    }

    private boolean isRaw(TerraformArguments arguments) {
        if (forward) {
            return true;
        }
        if (scene.logOptions().format() == LogFormat.JSON && !arguments.hasWord("-json")) {
            return false;
        }
        return DATA_COMMANDS.contains(arguments.command()) || DATA_FLAGS.stream().anyMatch(arguments::hasWord);
    }

    private static Output to(ByteSink sink, Optional<Capture> capture) {
        return new Output.To(capture.isPresent() ? ByteSink.all(List.of(sink, capture.get())) : sink);
    }

    private LineSplitter lines(LogRecord.Call call, Role role, LogLevel level, boolean mayBeLogged) {
        Log log = scene.log();
        Optional<String> name = role == Role.COMMAND ? scene.name() : Optional.of(scene.unit().toString());
        return new LineSplitter(line -> {
            if (line.isEmpty()) {
                return;
            }
            Optional<TerraformLogLine> logged = mayBeLogged
                    ? TerraformLogLine.parse(line)
                    : Optional.<TerraformLogLine>empty();
            LogLevel shown = logged.map(TerraformLogLine::level).orElse(level);
            if (log.shows(shown)) {
                Instant time = logged.map(TerraformLogLine::time).orElse(scene.world().clock().instant());
                String text = logged.map(entry -> "TF_LOG: " + entry.message()).orElse(line);
                scene.events().publish(new RunEvent.OutputLine(scene.unit(),
                        new LogRecord(time, shown, Ansi.closed(text), name, Optional.of(call))));
            }
        });
    }
}
