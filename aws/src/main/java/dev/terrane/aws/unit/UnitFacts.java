package dev.terrane.aws.unit;

/**
 * The unit that needs an identity.
 *
 * @param path relative to the repository's root; "." there
 * @param name its folder's name
 * @param repository the name of the repository's root folder
 * @param command the first word of the command that is to run
 */
public record UnitFacts(String path, String name, String repository, String command) {

    /** How messages name it: by its path, and at the repository's root by its folder's name. */
    public String shown() {
        return path.isEmpty() || path.equals(".") ? name : path;
    }
}
