package dev.terrane.run.unit;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.InternalFailure;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import java.util.List;

/** Makes failures of a unit out of what the rooms below throw. */
final class Failures {
    private final DiagnosticRenderer renderer;
    private final Interruption interruption;
    private final Log log;

    /** @param renderer shows what is wrong in the user's files */
    Failures(DiagnosticRenderer renderer, Interruption interruption, Log log) {
        this.renderer = renderer;
        this.interruption = interruption;
        this.log = log;
    }

    /** Something that may fail in the ways of the rooms below. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws UnitException;
    }

    /**
     * Does something for a step; what goes wrong with the user's files or identities is a failure of the step, but for
     * files that are read for the sake of the identity.
     */
    <T> T during(Step step, Work<T> work) throws UnitException {
        try {
            return work.run();
        } catch (DiagnosticException e) {
            throw UnitException.of(step == Step.IDENTITY ? Step.CONFIGURATION : step, render(e.diagnostics()));
        } catch (IdentityException e) {
            if (e.failure().kind() == AwsFailure.Kind.CANCELLED) {
                interruption.check();
            }
            throw UnitException.of(step, e.failure().text(), e.exitCode());
        } catch (UnansweredException e) {
            throw UnitException.of(step, e.text());
        } catch (InterruptedRunException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw UnitException.of(step, InternalFailure.told(e, log));
        }
    }

    /** The same for something that may wait for AWS and starts no child, so that a signal has to end the wait. */
    <T> T waiting(Step step, Work<T> work) throws UnitException {
        return during(step, () -> interruption.<T, UnitException>interruptibly(work::run));
    }

    /**
     * A failure with the place in the user's files that is to be looked at.
     *
     * @param summary heads the failure's own message
     */
    UnitException at(SourceRange place, String summary, UnitException failure) {
        String message = failure.message();
        String sentence = Character.toUpperCase(message.charAt(0)) + message.substring(1)
                + (message.contains("\n") || message.endsWith(".") ? "" : ".");
        return failure.withMessage(render(List.of(Diagnostic.error(summary, sentence, place))));
    }

    String render(List<Diagnostic> diagnostics) {
        return renderer.render(diagnostics).strip();
    }
}
