package dev.terrane.aws.role;

import dev.terrane.aws.setting.Secret;
import java.nio.file.Path;

/** Where a web identity token (OpenID Connect) comes from; it is read anew at each call. */
public sealed interface TokenSource {

    /** The token itself; in a GitHub Actions job a fresh one of the same audience is asked for at renewal. */
    record Value(Secret token) implements TokenSource {}

    /** A file that holds the token; a trailing line end does not belong to it. */
    record File(Path path) implements TokenSource {}

    /** A shell command that prints the token. */
    record Command(String command) implements TokenSource {}
}
