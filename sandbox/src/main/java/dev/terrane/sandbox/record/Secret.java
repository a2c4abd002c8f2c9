package dev.terrane.sandbox.record;

/**
 * A secret that the sandbox made. Tests look for its value where no secret may lie.
 *
 * @param owner
 *            the ARN, or the OIDC subject, that it speaks for
 */
public record Secret(Kind kind, String owner, String value) {
    public enum Kind {
        SECRET_ACCESS_KEY, SESSION_TOKEN, MFA_SEED, WEB_IDENTITY_TOKEN, SIGN_IN_TOKEN, REQUEST_TOKEN
    }

    @Override
    public String toString() {
        return "Secret[" + kind + " of " + owner + "]";
    }
}
