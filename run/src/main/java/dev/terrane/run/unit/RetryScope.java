package dev.terrane.run.unit;

import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.event.Outcome.Recovery;
import dev.terrane.run.terraform.JsonText;
import dev.terrane.run.unit.ErrorRules.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs steps under a unit's error rules. */
final class RetryScope {
    private static final String SIGNALS_FILE = "error-signals.json";

    private final UnitScene scene;
    private final ErrorRules rules;
    private final boolean retries;
    private Optional<Recovery> recovery = Optional.empty();
    private int ignoredCode;

    /** @param retries false with `--no-auto-retry` */
    RetryScope(UnitScene scene, ErrorRules rules, boolean retries) {
        this.scene = scene;
        this.rules = rules;
        this.retries = retries;
    }

    /** What has been done about errors so far. */
    Optional<Recovery> recovery() {
        return recovery;
    }

    /** The exit code of the error that was ignored last; 0 where there was none. */
    int ignoredCode() {
        return ignoredCode;
    }

    /** A step that gives something. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws UnitException;
    }

    /**
     * Runs a step, again where a rule wants that.
     *
     * @return what it gives; nothing where its error is ignored
     */
    <T> Optional<T> run(Attempt<T> step) throws UnitException {
        for (long attempt = 1;; attempt++) {
            try {
                return Optional.of(step.run());
            } catch (UnitException e) {
                switch (rules.judge(e.matchedText(), attempt)) {
                    case Action.Fail() -> throw e;
                    case Action.GiveUp(long attempts) ->
                        throw e.withMessage("after " + attempts + " attempts: " + e.message());
                    case Action.Overlook overlook -> {
                        ignore(overlook, e);
                        return Optional.empty();
                    }
                    case Action.TryAgain again -> waitFor(again, attempt, e);
                }
            }
        }
    }

    private void ignore(Action.Overlook overlook, UnitException error) throws UnitException {
        scene.log().warn("Ignoring error, reason: " + overlook.message());
        recovery = Optional.of(new Recovery(overlook.block(), true));
        ignoredCode = error.exitCode();
        if (overlook.signals().isEmpty()) {
            return;
        }
        Map<String, Value> signals = new TreeMap<>();
        overlook.signals().forEach((name, value) -> signals.put(name, PlainValues.of(value)));
        try {
            Files.writeString(scene.unit().resolve(SIGNALS_FILE), JsonText.indented(Value.object(signals)));
        } catch (IOException e) {
            throw UnitException.of(error.step(), SIGNALS_FILE + " cannot be written: " + e.getMessage());
        }
    }

    private void waitFor(Action.TryAgain again, long attempt, UnitException error) throws UnitException {
        if (!retries || scene.interruption().received().isPresent()) {
            throw error;
        }
        scene.log()
                .warn("Encountered retryable error: " + again.block() + "\nAttempt " + attempt + " of "
                        + again.attempts() + ". Waiting "
                        + again.pause().toSeconds() + " second(s) before retrying...");
        recovery = Optional.of(new Recovery(again.block(), false));
        try {
            scene.interruption().interruptibly(() -> {
                scene.world().time().pause(again.pause());
                return true;
            });
        } catch (InterruptedException _) {
            scene.interruption().check();
        }
    }
}
