package dev.terrane.run.unit;

import dev.terrane.run.event.Step;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.Executables;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Output;
import dev.terrane.run.unit.UnitException.ChildFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Calls a program that the user names, which has the terminal for itself where it can. */
final class ProgramCaller {
    private final UnitScene scene;

    ProgramCaller(UnitScene scene) {
        this.scene = scene;
    }

    /** Runs a program that has to succeed. */
    int call(List<String> words, Path folder, Map<String, String> environment) throws UnitException {
        int code = exitCode(words, folder, environment);
        if (code == 0) {
            return 0;
        }
        throw UnitException.of(Step.COMMAND,
                words.getFirst() + " failed with exit code " + code + " in " + scene.shown(folder),
                new ChildFailure(code, "", ""));
    }

    /** Runs a program and gives its exit code. */
    int exitCode(List<String> words, Path folder, Map<String, String> environment) throws UnitException {
        Path program = Executables.find(words.getFirst(), folder, environment)
                .orElseThrow(() -> UnitException.of(Step.COMMAND, "there is no program \"" + words.getFirst() + "\""));
        Command command = new Command(program, words.subList(1, words.size()), folder, environment);
        boolean own = scene.alone() && scene.world().terminal().shared();
        try {
            return scene.run(command, new Streams(scene.input(), output(own, false), output(own, true)),
                    scene.group());
        } catch (StartException e) {
            throw UnitException.of(Step.COMMAND, String.valueOf(e.getMessage()));
        }
    }

    private Output output(boolean own, boolean error) {
        return own ? new Output.Inherited() : new Output.To(scene.raw(error));
    }
}
