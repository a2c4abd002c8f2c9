package dev.terrane.sandbox.signature;

/** Carries a `SignatureProblem` to the service that words it. */
public final class SignatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SignatureProblem problem;

    SignatureException(SignatureProblem problem) {
        super(problem.getClass().getSimpleName(), null, false, false);
        this.problem = problem;
    }

    public SignatureProblem problem() {
        return problem;
    }
}
