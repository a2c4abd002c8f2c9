package dev.terrane.config.identity;

import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the {@code terrane.hcl} of a unit: beside it and in the folders above it, up to the root of the git repository,
 * or without one up to the home folder, which are looked at too.
 */
public final class TerraneFiles {

    /** The name of the file. */
    public static final String NAME = "terrane.hcl";

    private final ConfigSession session;
    private final ConfigContext context;

    public TerraneFiles(ConfigSession session, ConfigContext context) {
        this.session = session;
        this.context = context;
    }

    /**
     * What the files say, nearest first.
     *
     * @param unitFile the unit's configuration file
     * @param scope the variables that the unit's own locals can use, and its locals
     * @throws DiagnosticException if one cannot be trusted, or something is wrong with it
     */
    public List<AwsFileSettings> of(Path unitFile, Scope scope) {
        List<AwsFileSettings> found = new ArrayList<>();
        Path unitFolder = Paths.folderOf(unitFile);
        Path top = top(unitFolder);
        for (Path folder = unitFolder; folder != null; folder = folder.getParent()) {
            open(folder.resolve(NAME)).ifPresent(
                    file -> found
                            .add(new AwsFileReader(file, scopeOf(file, unitFolder, scope), context, found).read()));
            if (folder.equals(top)) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private Path top(Path unitFolder) {
        Optional<Path> root = repository(unitFolder);
        if (root.isPresent()) {
            return root.get();
        }
        Path home = Path.of(context.environment().getOrDefault("HOME", "/"));
        return unitFolder.startsWith(home) ? home.normalize() : Path.of("/");
    }

    /** The repository's root as a folder above the unit's, symbolic links not resolved. */
    private Optional<Path> repository(Path unitFolder) {
        return session.repositories().enclosing(unitFolder);
    }

    private UnitScope scopeOf(ConfigFile file, Path unitFolder, Scope scope) {
        Path root = repository(unitFolder).orElse(context.workingDir());
        return new UnitScope(scope,
                session.standardFunctions(Paths.folderOf(file.path())).overlaidBy(scope.functions()),
                Paths.relative(root, unitFolder), String.valueOf(unitFolder.getFileName()), context.command());
    }

    private Optional<ConfigFile> open(Path path) {
        Optional<ConfigFile> file = session.files().shared(path);
        file.flatMap(_ -> session.ownership().objection(path)).ifPresent(objection -> {
            throw new DiagnosticException(Diagnostic
                    .error("File not trusted",
                            context.display(path) + " is not read, because " + objection
                                    + ": who can write it could choose the roles that are assumed.")
                    .withHint(
                            "Make it yours (chown), and it and its folder writable for you alone (chmod go-w), or remove it."));
        });
        return file;
    }
}
