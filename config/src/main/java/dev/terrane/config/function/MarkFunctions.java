package dev.terrane.config.function;

import static dev.terrane.config.function.Declarations.text;

import dev.terrane.config.path.Glob.InvalidGlobException;
import dev.terrane.config.path.GlobFiles;
import dev.terrane.config.path.Paths;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that only say which files a unit depends on. */
final class MarkFunctions {

    private static final String BOUNDARY = "--terragrunt-boundary";

    private final Place place;

    MarkFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(text("mark_as_read", 1, 1, "Counts a file among those that the unit reads; returns its path.",
                arguments -> {
                    place.reads().add(place.resolve(arguments.getFirst()));
                    return arguments.getFirst();
                }),
                Declarations.strings("mark_glob_as_read", 0, Integer.MAX_VALUE,
                        "Counts all files that match a glob among those that the unit reads; returns their paths. A"
                                + " leading `--terragrunt-boundary=FOLDER` widens or narrows where it may search, which"
                                + " is the repository.",
                        Declarations.STRINGS, this::markGlob));
    }

    private Value markGlob(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        Optional<Path> boundary = takeBoundary(rest);
        Declarations.checkCount(rest.size(), 1, 1);
        String written = rest.getFirst();
        String pattern = written.startsWith("/") ? written : place.folder() + "/" + written;
        Optional<Path> limit = boundary.or(() -> place.session().repositories().rootOf(place.folder()));
        GlobFiles glob = compile(pattern);
        if (limit.isPresent() && !glob.within(limit.get())) {
            throw new FunctionException("`" + written + "` leads out of " + place.context().display(limit.get())
                    + "; to search wider, say how wide: mark_glob_as_read(\"" + BOUNDARY + "=/\", \"" + written
                    + "\")");
        }
        List<String> found = new ArrayList<>();
        for (Path file : glob.find()) {
            place.reads().add(file);
            found.add(file.toString());
        }
        return Declarations.list(found);
    }

    private static GlobFiles compile(String pattern) {
        try {
            return GlobFiles.of(pattern);
        } catch (InvalidGlobException e) {
            throw new FunctionException("`" + pattern + "` is not a glob: " + e.getMessage());
        }
    }

    /** Takes the boundary off the front of the arguments. */
    private Optional<Path> takeBoundary(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().startsWith(BOUNDARY)) {
            return Optional.empty();
        }
        String first = arguments.removeFirst();
        String written;
        if (first.startsWith(BOUNDARY + "=")) {
            written = first.substring(BOUNDARY.length() + 1);
        } else if (first.equals(BOUNDARY)) {
            if (arguments.isEmpty()) {
                throw new FunctionException("`" + BOUNDARY + "` must be followed by a folder");
            }
            written = arguments.removeFirst();
        } else {
            throw new FunctionException("`" + first + "` is not known; did you mean `" + BOUNDARY + "=`?");
        }
        if (written.isEmpty()) {
            throw new FunctionException("the folder after `" + BOUNDARY + "` must not be empty");
        }
        return Optional.of(Paths.resolve(place.folder(), written));
    }
}
