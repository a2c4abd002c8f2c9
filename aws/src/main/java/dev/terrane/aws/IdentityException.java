package dev.terrane.aws;

/** Carries an {@link AwsFailure} to whoever tells the user. It has no stack trace and no cause: a cause may hold secrets. */
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AwsFailure failure;

    public IdentityException(AwsFailure failure) {
        super(failure.text(), null, false, false);
        this.failure = failure;
    }

    public AwsFailure failure() {
        return failure;
    }
}
