package dev.terrane.aws;

/** Carries an {@link AwsFailure} to whoever tells the user. It has no stack trace and no cause: a cause may hold secrets. */
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AwsFailure failure;
    private final int exitCode;

    public IdentityException(AwsFailure failure) {
        this(failure, 1);
    }

    /** The failure of a program of the user's, whose exit code is to become Terrane's. */
    public IdentityException(AwsFailure failure, int exitCode) {
        super(failure.text(), null, false, false);
        this.failure = failure;
        this.exitCode = exitCode;
    }

    public AwsFailure failure() {
        return failure;
    }

    /** The code with which the process should end. */
    public int exitCode() {
        return exitCode;
    }
}
