package dev.terrane.aws.sts;

/** STS answered and said no, and to ask again would not help. */
public final class StsRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    StsRefusal(String code, String message, int status) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** AWS's error code, such as {@code AccessDenied}. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** AWS's message. */
    public String said() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
