package dev.terrane.run.discovery;

import dev.terrane.hcl.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The units and stacks of a repository as a graph that is read as far as it is asked for: finding components needs
 * no file to be read, a dependency needs the file that names it, and what depends on a component needs all files of
 * the repository. A file is read once.
 */
public final class Repository {

    private static final int BATCH = 16;

    private final Path workingDirectory;
    private final Path dependentsRoot;
    private final Walk walk;
    private final ComponentFile.Opener opener;
    private final Executor executor;
    private final Optional<Snapshot> snapshot;
    private final Map<Path, Node> nodes = new ConcurrentHashMap<>();
    private final Set<Path> ambiguous = new ConcurrentSkipListSet<>();
    private @Nullable Map<Path, List<Node>> dependents;

    /**
     * Where a repository is not the user's own work tree, but that of a git reference.
     *
     * @param reference the reference, as a filter names it
     * @param isOld whether it is the side of a comparison that things are gone from
     */
    public record Snapshot(String reference, boolean isOld) {}

    /** A repository as it stands in the user's work tree. */
    public Repository(Path workingDirectory, Path dependentsRoot, Walk walk, ComponentFile.Opener opener,
            Executor executor) {
        this(workingDirectory, dependentsRoot, walk, opener, executor, Optional.empty());
    }

    /**
     * @param workingDirectory the absolute folder that discovery starts in
     * @param dependentsRoot the folder below which dependents are looked for: the git work tree's, or the working
     *        directory
     * @param executor runs the reading of many files at once
     */
    public Repository(Path workingDirectory, Path dependentsRoot, Walk walk, ComponentFile.Opener opener,
            Executor executor, Optional<Snapshot> snapshot) {
        this.workingDirectory = workingDirectory;
        this.dependentsRoot = dependentsRoot;
        this.walk = walk;
        this.opener = opener;
        this.executor = executor;
        this.snapshot = snapshot;
    }

    /** The folder that discovery starts in. */
    Path workingDirectory() {
        return workingDirectory;
    }

    /** Whether a file of this name makes a folder a unit. */
    boolean isUnitFile(Path name) {
        return name.toString().equals(walk.unitFileName());
    }

    /** All components below the working directory, ordered by path. */
    public List<Node> components() {
        return below(workingDirectory);
    }

    /** All components at and below a folder, ordered by path. */
    public List<Node> below(Path root) {
        Walk.Finding finding = walk.below(root);
        ambiguous.addAll(finding.ambiguous());
        return finding.components().stream()
                .map(found -> nodes.computeIfAbsent(found.folder(), _ -> new Node(found))).toList();
    }

    /** The folders found so far that are no component, since they have both a unit's and a stack's file, by path. */
    public List<Path> ambiguous() {
        return List.copyOf(ambiguous);
    }

    /** The component in a folder, wherever it lies; empty where no configuration file is there. */
    public Optional<Node> component(Path folder) {
        Node known = nodes.get(folder);
        return known != null ? Optional.of(known) : load(folder);
    }

    private Optional<Node> load(Path folder) {
        Path unit = folder.resolve(walk.unitFileName());
        Path stack = folder.resolve(Walk.STACK_FILE_NAME);
        if (Files.isRegularFile(unit)) {
            return Optional.of(nodes.computeIfAbsent(folder,
                    f -> new Node(new Walk.Found(f, unit, Component.Kind.UNIT))));
        }
        if (Files.isRegularFile(stack)) {
            return Optional.of(nodes.computeIfAbsent(folder,
                    f -> new Node(new Walk.Found(f, stack, Component.Kind.STACK))));
        }
        return Optional.empty();
    }

    /** What somebody depends on and is not there, or not yet; counts as a unit. */
    private Node missing(Path folder) {
        return new Node(new Walk.Found(folder, folder.resolve(walk.unitFileName()), Component.Kind.UNIT));
    }

    /** Finds out what many components depend on, at once; asking them afterwards costs nothing. */
    public void read(Collection<Node> components) {
        read(components, Node::dependencies);
    }

    /** Asks many components something at once. What they answered is kept, what it took to know it is not. */
    public void read(Collection<Node> components, Consumer<Node> question) {
        Phaser pending = new Phaser(1);
        for (List<Node> batch : batches(components)) {
            pending.register();
            executor.execute(() -> {
                try {
                    for (Node node : batch) {
                        question.accept(node);
                        node.release();
                    }
                } finally {
                    pending.arriveAndDeregister();
                }
            });
        }
        pending.arriveAndAwaitAdvance();
    }

    /** A phaser counts to 65,535, and a task for each of a hundred thousand files would wait in memory. */
    private static List<List<Node>> batches(Collection<Node> components) {
        List<Node> all = List.copyOf(components);
        List<List<Node>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    private synchronized Map<Path, List<Node>> dependents() {
        if (dependents == null) {
            List<Node> all = below(dependentsRoot);
            read(all);
            Map<Path, List<Node>> index = new ConcurrentHashMap<>();
            for (Node node : all) {
                for (Node dependency : node.dependencies()) {
                    index.computeIfAbsent(dependency.path(), _ -> new ArrayList<>()).add(node);
                }
            }
            dependents = index;
        }
        return dependents;
    }

    /** A component of the repository. */
    public final class Node implements Component {
        private final Walk.Found found;
        private volatile @Nullable ComponentFile configuration;
        private volatile @Nullable List<Node> dependencies;
        private volatile boolean isCompared;

        private Node(Walk.Found found) {
            this.found = found;
        }

        /** What its file says; the file is read when this is first asked. */
        public ComponentFile configuration() {
            ComponentFile known = configuration;
            if (known == null) {
                synchronized (this) {
                    known = configuration;
                    if (known == null) {
                        known = opener.open(found);
                        configuration = known;
                    }
                }
            }
            return known;
        }

        /** What was found wrong with its file, as far as it was read; this reads nothing. */
        public List<Diagnostic> problems() {
            ComponentFile known = configuration;
            return known == null ? List.of() : known.problems();
        }

        private void release() {
            ComponentFile known = configuration;
            if (known != null) {
                known.release();
            }
        }

        public Path file() {
            return found.file();
        }

        @Override
        public Path path() {
            return found.folder();
        }

        @Override
        public String relativePath() {
            return relative(path());
        }

        private String relative(Path path) {
            String text = workingDirectory.relativize(path).toString();
            return text.isEmpty() ? "." : text;
        }

        @Override
        public Kind kind() {
            return found.kind();
        }

        @Override
        public boolean isExternal() { return !path().startsWith(workingDirectory); }

        @Override
        public Collection<Path> reading() {
            return configuration().reading();
        }

        @Override
        public Collection<String> relativeReading() {
            return reading().stream().map(this::relative).toList();
        }

        @Override
        public Collection<String> sources() {
            return configuration().source().map(List::of).orElseGet(List::of);
        }

        @Override
        public List<Node> dependencies() {
            List<Node> known = dependencies;
            if (known == null) {
                known = configuration().dependencies().stream()
                        .map(folder -> component(folder).orElseGet(() -> missing(folder)))
                        .distinct().sorted(Comparator.comparing(Node::path)).toList();
                dependencies = known;
            }
            return known;
        }

        @Override
        public Collection<Node> dependents() {
            return Repository.this.dependents().getOrDefault(path(), List.of());
        }

        /** It differs between the two commits of a comparison, rather than being reached from one that does. */
        void markCompared() {
            isCompared = true;
        }

        @Override
        public Optional<String> gitReference() {
            return isCompared ? snapshot.map(Snapshot::reference) : Optional.empty();
        }

        /** Whether it lies in the work tree of a git reference rather than in the user's own. */
        public boolean isInSnapshot() {
            return snapshot.isPresent();
        }

        /** Whether it is there no more: it was found in the older of two commits that are compared. */
        public boolean isRemoved() {
            return snapshot.filter(Snapshot::isOld).isPresent();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && node.path().equals(path());
        }

        @Override
        public int hashCode() {
            return path().hashCode();
        }

        @Override
        public String toString() {
            return relativePath();
        }
    }
}
