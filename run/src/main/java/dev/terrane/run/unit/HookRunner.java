package dev.terrane.run.unit;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.terrane.config.model.ErrorHook;
import dev.terrane.config.model.Hook;
import dev.terrane.run.event.Step;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Capture;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.Executables;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.run.unit.UnitException.ChildFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs hooks. Their output is passed on as it is. */
final class HookRunner {
    private final UnitScene scene;
    private final HookContext context;

    /**
     * What hooks are told of the run they belong to.
     *
     * @param program OpenTofu/Terraform, as it was named
     * @param source the unit's source
     * @param enabled false with `--no-hooks`
     * @param extended whether hooks are told their kind, the source and the unit's folder too (experiment `hook-context-env`)
     */
    record HookContext(String program, String source, boolean enabled, boolean extended) {}

    /** The kinds of hooks. */
    enum Kind {
        BEFORE("before_hook"), AFTER("after_hook"), ERROR("error_hook");

        private final String block;

        Kind(String block) {
            this.block = block;
        }
    }

    /** A call of a hook's program, whatever kind of block it comes from. */
    private record Call(Kind kind, String name, List<String> execute, Optional<String> workingDirectory,
            boolean suppressStdout) {}

    HookRunner(UnitScene scene, HookContext context) {
        this.scene = scene;
        this.context = context;
    }

    /**
     * Runs the hooks of a command, in order. One that fails does not keep those that run on errors from running.
     *
     * @param before failures so far
     * @param folder the folder they run in where they name none
     * @return their own failures
     */
    List<UnitException> run(Kind kind, List<Hook> hooks, String command, List<UnitException> before, Path folder,
            Map<String, String> environment) {
        List<UnitException> failures = new ArrayList<>();
        if (!context.enabled()) {
            return failures;
        }
        for (Hook hook : hooks) {
            boolean failed = !before.isEmpty() || !failures.isEmpty();
            if (hook.condition().orElse(true) && hook.commands().contains(command)
                    && (!failed || hook.runOnError().orElse(false))) {
                call(new Call(kind, hook.name(), hook.execute(), hook.workingDir(),
                        hook.suppressStdout().orElse(false)), command, folder,
                        environment).ifPresent(failures::add);
            }
        }
        return failures;
    }

    /** Runs the error hooks of a command whose patterns fit one of the failures. */
    List<UnitException> runForErrors(List<ErrorHook> hooks, String command, List<UnitException> errors, Path folder,
            Map<String, String> environment) {
        List<UnitException> failures = new ArrayList<>();
        if (!context.enabled() || errors.isEmpty()) {
            return failures;
        }
        String text = errors.stream().map(UnitException::hookText).collect(Collectors.joining("\n"));
        for (ErrorHook hook : hooks) {
            if (hook.commands().contains(command)
                    && hook.onErrors().stream().anyMatch(pattern -> matches(pattern, text))) {
                call(new Call(Kind.ERROR, hook.name(), hook.execute(), hook.workingDir(),
                        hook.suppressStdout().orElse(false)), command,
                        folder, environment).ifPresent(failures::add);
            }
        }
        return failures;
    }

    private boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            scene.log().warn("on_errors: \"" + pattern + "\" is no regular expression: " + e.getDescription());
            return false;
        }
    }

    private Optional<UnitException> call(Call call, String command, Path folder, Map<String, String> environment) {
        scene.log().info("Executing hook: " + call.name());
        Path directory = call.workingDirectory().map(scene.unit()::resolve).orElse(folder).normalize();
        Optional<UnitException> failure = start(call, directory, variables(call, command, environment));
        failure.ifPresent(error -> scene.log().error(error.message()));
        return failure;
    }

    private Optional<UnitException> start(Call call, Path directory, Map<String, String> environment) {
        String title = "Hook \"" + call.name() + "\" (command: " + String.join(" ", call.execute()) + ")";
        String name = call.execute().getFirst();
        Optional<Path> program = Executables.find(name, directory, environment);
        if (program.isEmpty()) {
            return failure(title + " cannot be run: there is no program \"" + name + "\"");
        }
        if (!Files.isDirectory(directory)) {
            return failure(title + " cannot be run: there is no folder " + directory);
        }
        Capture output = Capture.tail();
        Capture error = Capture.tail();
        ByteSink shown = call.suppressStdout() ? ByteSink.discard() : scene.raw(false);
        Streams streams = new Streams(scene.input(), new Output.To(ByteSink.all(List.of(shown, output))),
                new Output.To(ByteSink.all(List.of(scene.raw(true), error))));
        try {
            List<String> arguments = call.execute().subList(1, call.execute().size());
            int code = scene.run(new Command(program.get(), arguments, directory, environment), streams,
                    scene.alone() ? Group.SHARED : Group.OWN_LEAVING);
            if (code == 0) {
                return Optional.empty();
            }
            String said = error.text().isBlank() ? output.text().strip() : error.text().strip();
            return Optional.of(UnitException.of(Step.COMMAND,
                    title + " failed with exit code " + code + (said.isEmpty() ? "" : ":\n" + said),
                    new ChildFailure(code, output.text(), error.text())));
        } catch (StartException e) {
            return failure(title + " cannot be run: " + e.getMessage());
        }
    }

    private static Optional<UnitException> failure(String message) {
        return Optional.of(UnitException.of(Step.COMMAND, message));
    }

    private Map<String, String> variables(Call call, String command, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("TG_CTX_TF_PATH", context.program());
        variables.put("TG_CTX_COMMAND", command);
        variables.put("TG_CTX_HOOK_NAME", call.name());
        if (context.extended()) {
            variables.put("TG_CTX_HOOK_TYPE", call.kind().block);
            variables.put("TG_CTX_SOURCE", context.source());
            variables.put("TG_CTX_TERRAGRUNT_DIR", scene.unit().toString());
        }
        return variables;
    }
}
