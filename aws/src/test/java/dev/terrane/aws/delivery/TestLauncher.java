package dev.terrane.aws.delivery;

/** Starts {@link CredentialProcess} as the launcher does. */
public final class TestLauncher {
    private TestLauncher() {}

    public static void main(String[] arguments) {
        System.exit(CredentialProcess.run(System.getenv(), arguments[0], System.out, System.err));
    }
}
