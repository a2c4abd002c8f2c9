package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.run.event.Step;

/** Makes failures of a unit out of what the rooms below throw. */
final class Failures {
    private final DiagnosticRenderer renderer;

    /** @param renderer shows what is wrong in the user's files */
    Failures(DiagnosticRenderer renderer) {
        this.renderer = renderer;
    }

    /** Something that may fail in the ways of the rooms below. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws UnitException;
    }

    /** Does something for a step; what goes wrong with the user's files or identities is told as a failure of the step. */
    <T> T during(Step step, Work<T> work) throws UnitException {
        try {
            return work.run();
        } catch (DiagnosticException e) {
            throw UnitException.of(step, renderer.render(e.diagnostics()).strip());
        } catch (IdentityException e) {
            throw UnitException.of(step, e.failure().text());
        }
    }
}
