package dev.terrane.run.git;

/** Git could not answer what a filter or a graph needs to know. The message says what, and what to do. */
public final class GitException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** The code with which git itself ends where something is wrong with a repository or a reference. */
    private static final int FATAL = 128;

    private final int exitCode;

    private GitException(String message, int exitCode) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** There is no `git` program, or it cannot be started. */
    static GitException noProgram(String why) {
        return new GitException(why, 1);
    }

    /** Git says no. */
    static GitException fatal(String message) {
        return new GitException(message, FATAL);
    }

    /** A folder that had to be in a repository is in none. */
    public static GitException noRepository(String what, Object folder, String hint) {
        return fatal(what + ", and " + folder + " is not a git repository\n  " + hint);
    }

    /** It is not known which units of stacks differ, since the stacks of a reference cannot be generated. */
    public static GitException noStacks(String reference, int exitCode) {
        return new GitException("The stacks of the git reference `" + reference
                + "` cannot be generated, so that nobody knows which of their units have changed", exitCode);
    }

    /** The code with which the process ends: git's own, as Terragrunt passes it on. */
    public int exitCode() {
        return exitCode;
    }
}
