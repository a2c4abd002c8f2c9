package dev.terrane.config.function;

import static dev.terrane.config.function.Declarations.text;

import dev.terrane.config.context.CommandRunner;
import dev.terrane.config.context.CommandRunner.CommandFailure;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.path.Paths;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Severity;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that answer with folders: where a configuration lies, what includes it, where its repository begins. */
final class PathFunctions {

    private static final int MOST_FOLDERS = 100;

    private final Place place;

    PathFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(
                text("find_in_parent_folders", 0, 2,
                        "The absolute path of the nearest file or folder of a name in the folders above the"
                                + " configuration's; the second argument if there is none.",
                        this::findInParentFolders),
                text("path_relative_to_include", 0, Integer.MAX_VALUE,
                        "The way from the folder of the included file to that of the configuration.",
                        arguments -> selected(arguments)
                                .map(include -> Paths.relative(Paths.folderOf(include.path()), place.folder()))
                                .orElse(".")),
                text("path_relative_from_include", 0, Integer.MAX_VALUE,
                        "The way from the folder of the configuration to that of the included file.",
                        this::pathFromInclude),
                text("get_parent_terragrunt_dir", 0, Integer.MAX_VALUE,
                        "The folder of the included file; the configuration's own if it includes none.",
                        arguments -> selected(arguments).map(include -> Paths.folderOf(include.path()))
                                .orElse(place.folder()).toString()),
                text("get_terragrunt_dir", "The folder of the configuration.", () -> place.folder().toString()),
                text("get_original_terragrunt_dir", "The folder of the configuration that evaluation began with.",
                        () -> Paths.folderOf(place.originalFile()).toString()),
                text("get_repo_root", "The root of the git repository that the configuration is in.",
                        () -> repository().toString()),
                text("get_path_from_repo_root", "The way from the repository's root to the configuration's folder.",
                        () -> Paths.relative(repository(), place.folder())),
                text("get_path_to_repo_root", "The way from the configuration's folder to the repository's root.",
                        () -> Paths.relative(place.folder(), repository())),
                text("get_working_dir", "The folder in which OpenTofu or Terraform will run.", place::workingDir));
    }

    private String findInParentFolders(List<String> arguments) {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        if (name.isEmpty() || name.equals(ConfigFileNames.UNIT)) {
            discourageUnitNameForRoot();
        }
        Path folder = place.folder();
        for (int i = 0; i < MOST_FOLDERS; i++) {
            Path parent = folder.getParent();
            if (parent == null) {
                return notFound(arguments, "the file system's root was reached");
            }
            Path candidate = name.isEmpty()
                    ? ConfigFileNames.unitFileIn(parent)
                    : parent.resolve(name).normalize();
            if (place.session().probes().exists(candidate)) {
                return candidate.toString();
            }
            folder = parent;
        }
        throw missing(arguments, "more than " + MOST_FOLDERS + " folders were searched");
    }

    private String notFound(List<String> arguments, String why) {
        if (arguments.size() == 2) {
            return arguments.get(1);
        }
        throw missing(arguments, why);
    }

    private FunctionException missing(List<String> arguments, String why) {
        String name = arguments.isEmpty() || arguments.getFirst().isEmpty()
                ? ConfigFileNames.UNIT
                : arguments.getFirst();
        return new FunctionException("no `" + name + "` in any of the folders above "
                + Paths.relative(place.context().workingDir(), place.folder()) + ": " + why);
    }

    private void discourageUnitNameForRoot() {
        String control = "root-terragrunt-hcl";
        String what = "a file that others include should not be named `terragrunt.hcl`, which is a unit's name;"
                + " name it `root.hcl` and look for that: find_in_parent_folders(\"root.hcl\")";
        if (place.context().strictControls().contains(control)) {
            throw new FunctionException(what);
        }
        if (place.session().firstTime(control)) {
            place.context().services().notices().warn(place.configFile(),
                    new Diagnostic(Severity.WARNING, "Included file named terragrunt.hcl",
                            Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".", Optional.empty(),
                            Optional.empty(), Optional.empty(), List.of()));
        }
    }

    /**
     * The include that a call is about: the one that the file is, or the only one, whatever the arguments, or the one of
     * a name.
     */
    private Optional<IncludedFile> selected(List<String> arguments) {
        if (place.includedAs().isPresent()) {
            return place.includedAs();
        }
        Map<String, IncludedFile> byLabel = new LinkedHashMap<>();
        place.includes().forEach(include -> byLabel.put(include.label(), include));
        if (byLabel.size() < 2) {
            return byLabel.values().stream().findFirst();
        }
        if (arguments.size() != 1) {
            throw new FunctionException("the configuration includes several files: name the one that is meant, "
                    + String.join(", ", byLabel.keySet()));
        }
        IncludedFile include = byLabel.get(arguments.getFirst());
        if (include == null) {
            throw new FunctionException(0, "there is no include block named `" + arguments.getFirst() + "`");
        }
        return Optional.of(include);
    }

    private String pathFromInclude(List<String> arguments) {
        return selected(arguments).map(include -> Paths.relative(place.folder(), Paths.folderOf(include.path())))
                .orElse(".");
    }

    private Path repository() {
        Optional<Path> root = RepositoryRoots.diverted(place.context().environment())
                ? askGit()
                : place.session().repositories().rootOf(place.folder());
        return root.orElseThrow(() -> new FunctionException(
                "the folder is in no git repository: no `.git` in it or in any folder above"));
    }

    private Optional<Path> askGit() {
        try {
            String answer = place.context().services().commands()
                    .run(new CommandRunner.Request(List.of("git", "rev-parse", "--show-toplevel"), place.folder(),
                            place.context().environment(), true, Optional.empty()))
                    .stdout();
            return Optional.of(Path.of(answer.strip())).filter(Files::isDirectory);
        } catch (CommandFailure e) {
            return Optional.empty();
        }
    }
}
