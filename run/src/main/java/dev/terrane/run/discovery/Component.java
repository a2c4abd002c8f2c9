package dev.terrane.run.discovery;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * A unit or a stack as discovery and filters see it. Two components are the same where their paths are.
 *
 * <p>{@link #reading()}, {@link #sources()}, {@link #dependencies()} and {@link #dependents()} parse the
 * files they need when they are first asked, never before; a component whose file cannot be read answers
 * with what could be read of it.
 */
public interface Component {

    enum Kind {
        UNIT, STACK
    }

    /** The absolute, normalised folder of the component. */
    Path path();

    /** {@link #path()} relative to the folder that discovery started in, with slashes; `.` for that folder. */
    String relativePath();

    Kind kind();

    /** True where the component lies outside the folder that discovery started in. */
    boolean isExternal();

    /** The absolute paths of the files that evaluating the component reads. */
    Collection<Path> reading();

    /** {@link #reading()} relative to the folder that discovery started in, with slashes. */
    Collection<String> relativeReading();

    /** What `terraform.source` says, or nothing. */
    Collection<String> sources();

    /** What this component depends on directly, in the order in which its file says so. */
    Collection<? extends Component> dependencies();

    /** What depends on this component directly, in the repository. */
    Collection<? extends Component> dependents();

    /** The git reference in whose work tree the component was found, for a filter that compares references. */
    Optional<String> gitReference();
}
