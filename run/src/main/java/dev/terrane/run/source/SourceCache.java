package dev.terrane.run.source;

import dev.terrane.config.path.Paths;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.run.log.Log;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the working copies of units: `DOWNLOAD_DIR/NAME OF THE UNIT'S FOLDER/NAME OF THE SOURCE/FOLDER IN THE SOURCE`.
 *
 * A working copy holds the source and, over it, the files of the unit. Its version file is removed before anything in it changes and
 * written when all is in place, so that a copy that was not finished is made again. Changes are made under a lock that other processes
 * respect; a copy in which nothing has to change is neither locked nor written to.
 */
public final class SourceCache {
    /** Asks for an init, since the source has changed. */
    public static final String INIT_REQUIRED = ".terragrunt-init-required";
    private static final String VERSION_FILE = ".terragrunt-source-version";
    private static final String SOURCE_MANIFEST = ".terragrunt-source-manifest";
    private static final String UNIT_MANIFEST = ".terragrunt-module-manifest";
    private static final String TFLINT = ".tflint.hcl";

    private final RemoteSources remotes;
    private final ConcurrentHashMap<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    public SourceCache(RemoteSources remotes) {
        this.remotes = remotes;
    }

    /**
     * A unit's wish for its working copy.
     *
     * @param source the source as the unit or the user wrote it; `.` for the unit's own folder
     * @param unit the unit's folder
     * @param downloads the folder of all working copies
     * @param include globs of `include_in_copy`
     * @param exclude globs of `exclude_from_copy`
     * @param update download again in any case
     * @param registry the host of the module registry for addresses that name none; asked for when it is needed
     */
    public record Request(String source, Path unit, Path downloads, List<String> include, List<String> exclude,
            boolean update, RegistryHost registry) {
        public Request {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }

        /** The same with another source. */
        public Request withSource(String other) {
            return new Request(other, unit, downloads, include, exclude, update, registry);
        }
    }

    /** Tells the host of a module registry. */
    @FunctionalInterface
    public interface RegistryHost {
        String host() throws SourceException;
    }

    /** Runs a download, with whatever has to happen before and after it. */
    @FunctionalInterface
    public interface Around<E extends Exception> {
        void run(Download download) throws E, SourceException;
    }

    /** A source to get, which has not been got yet. */
    public interface Download {

        /** Where it comes from: the path of a folder, or a URL. */
        String source();

        /** The folder that it goes to. */
        Path target();

        /** Gets it. */
        void run() throws SourceException;
    }

    /**
     * The folder of a unit's working copies: the one chosen for the run, else the one that the unit names, else one in the
     * unit's own folder.
     */
    public static Path downloads(Optional<Path> chosen, Optional<String> own, Path unit) {
        return chosen.or(() -> own.map(unit::resolve)).orElse(unit.resolve(ConfigFileNames.CACHE_FOLDER)).normalize();
    }

    /** Where the working copy of a unit lies, or would lie. */
    public static Path workingFolder(String source, Path unit, Path downloads) throws SourceException {
        return place(SourceAddress.parse(source, unit), unit, downloads).work();
    }

    /**
     * Where the working copy of a unit lies, or would lie once its source has been got; empty where a source on this machine
     * cannot be had.
     */
    public static Optional<Path> promised(String source, Path unit, Path downloads) throws SourceException {
        SourceAddress address = SourceAddress.parse(source, unit);
        Place place = place(address, unit, downloads);
        if (address.isLocal()) {
            try {
                checkLocal(address, place);
            } catch (SourceException _) {
                return Optional.empty();
            }
            if (!Files.isDirectory(Path.of(address.path()).resolve(address.folder()))) {
                return Optional.empty();
            }
        }
        return Optional.of(place.work());
    }

    private record Place(Path copy, Path work, Path lock) {
        Path version() {
            return copy.resolve(VERSION_FILE);
        }
    }

    private static Place place(SourceAddress address, Path unit, Path downloads) {
        Path folder = downloads.resolve(SourceVersion.name(unit.normalize().toString()));
        String name = SourceVersion.name(address.root());
        Path copy = folder.resolve(name);
        return new Place(copy, copy.resolve(address.folder()).normalize(),
                folder.resolve(".terragrunt-" + name + ".lock"));
    }

    /**
     * Brings the working copy up to date.
     *
     * @param around is given the download, where there has to be one
     * @return the folder to run OpenTofu/Terraform in
     */
    public <E extends Exception> Path prepare(Request request, Log log, Around<E> around) throws E, SourceException {
        SourceAddress address = SourceAddress.parse(request.source(), request.unit());
        Place place = place(address, request.unit(), request.downloads());
        try {
            boolean ownFolder = address.isLocal() && Path.of(address.path()).equals(request.unit().normalize());
            if (request.update() || !isCurrent(address, place, request)) {
                around.run(download(address, place, request));
            } else {
                log.debug("Nothing has to be copied or downloaded into " + place.work());
            }
            CopyFilter filter = unitFilter(request.unit(), request);
            if (!ownFolder && FolderCopy.differs(request.unit(), place.work(), filter, UNIT_MANIFEST)) {
                locked(place, () -> FolderCopy.copy(request.unit(), place.work(), filter, UNIT_MANIFEST));
            }
            return place.work();
        } catch (IOException e) {
            throw new SourceException("source " + address.url() + ": " + reason(e));
        }
    }

    private static CopyFilter unitFilter(Path root, Request request) throws IOException {
        ArrayList<String> include = new ArrayList<>(request.include());
        include.add(TFLINT);
        return CopyFilter.of(root, include, request.exclude());
    }

    private boolean isCurrent(SourceAddress address, Place place, Request request) throws IOException {
        if (!Files.isDirectory(place.copy()) || !Files.isRegularFile(place.version())
                || !Files.isDirectory(place.work())
                || !TerraformFiles.anyIn(place.work())) {
            return false;
        }
        return Files.readString(place.version(), StandardCharsets.UTF_8).equals(version(address, request));
    }

    private static String version(SourceAddress address, Request request) throws IOException {
        if (!address.isLocal()) {
            return SourceVersion.ofRemote(address);
        }
        Path folder = Path.of(address.path());
        return SourceVersion.ofFolder(folder, unitFilter(folder, request));
    }

    private Download download(SourceAddress address, Place place, Request request) {
        return new Download() {
            @Override
            public String source() {
                return address.isLocal() ? address.path() : address.url();
            }

            @Override
            public Path target() {
                return place.copy();
            }

            @Override
            public void run() throws SourceException {
                get(address, place, request);
            }
        };
    }

    private void get(SourceAddress address, Place place, Request request) throws SourceException {
        try {
            if (address.isLocal()) {
                checkLocal(address, place);
            }
            locked(place, () -> {
                if (!request.update() && isCurrent(address, place, request)) {
                    return false;
                }
                fill(address, place, request);
                return true;
            });
        } catch (IOException e) {
            throw new SourceException("source " + address.url() + ": " + reason(e));
        }
    }

    private static void checkLocal(SourceAddress address, Place place) throws SourceException {
        Path folder = Path.of(address.path());
        if (!Files.isDirectory(folder)) {
            throw new SourceException(
                    "source folder " + folder + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        if (place.copy().startsWith(folder)) {
            for (Path part : folder.relativize(place.copy())) {
                if (part.toString().startsWith(".")) {
                    return;
                }
            }
            throw new SourceException("the working copy " + place.copy() + " would lie in its own source " + folder
                    + "; choose a download folder outside of it, or one whose name begins with a dot");
        }
    }

    private void fill(SourceAddress address, Place place, Request request) throws IOException, SourceException {
        if (request.update()) {
            FileTrees.delete(place.copy());
        }
        Optional<String> previous = Files.isRegularFile(place.version())
                ? Optional.of(Files.readString(place.version(), StandardCharsets.UTF_8))
                : Optional.empty();
        String version = version(address, request);
        Files.deleteIfExists(place.version());
        if (address.isLocal()) {
            Path from = Path.of(address.path());
            FolderCopy.copy(from, place.copy(), CopyFilter.of(from, request.include(), request.exclude()),
                    SOURCE_MANIFEST);
        } else {
            remote(address, place, request);
        }
        if (!Files.isDirectory(place.work())) {
            throw new SourceException(
                    "working folder " + place.copy().relativize(place.work()) + " of source " + address.url()
                            + (Files.exists(place.work()) ? " is no folder" : " does not exist"));
        }
        FolderCopy.copy(request.unit(), place.work(), unitFilter(request.unit(), request), UNIT_MANIFEST);
        if (previous.isPresent() && !previous.get().equals(version)) {
            Files.write(place.work().resolve(INIT_REQUIRED), new byte[0]);
        }
        Files.writeString(place.version(), version, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(place.version(), PosixFilePermissions.fromString("rw-r-----"));
    }

    private void remote(SourceAddress address, Place place, Request request) throws IOException, SourceException {
        Path parent = Paths.folderOf(place.lock());
        Files.createDirectories(parent,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            FolderCopy.copyWithLinks(remotes.get(address.withHost(request.registry()), parent), place.copy(),
                    SOURCE_MANIFEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException("source " + address.url() + ": interrupted");
        }
    }

    /** Work on a working copy. */
    @FunctionalInterface
    private interface Change {
        boolean run() throws IOException, SourceException;
    }

    /** Runs something while neither another thread nor another process changes the same working copy. */
    private void locked(Place place, Change change) throws IOException, SourceException {
        ReentrantLock lock = locks.computeIfAbsent(place.lock(), _ -> new ReentrantLock());
        lock.lock();
        try {
            Files.createDirectories(Paths.folderOf(place.lock()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel channel = FileChannel.open(place.lock(), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                change.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Java names the file, and often nothing else. */
    private static String reason(IOException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return switch (e) {
            case NoSuchFileException _ -> message + " does not exist, or cannot be made";
            case AccessDeniedException _ -> message + ": permission denied";
            case FileAlreadyExistsException _ -> message + " is no folder";
            default -> message;
        };
    }
}
