package dev.terrane.run.source;

import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Repositories, by the `git` program, which knows the user's credential helpers, keys and agents. Keys of the query: `ref` (a branch, a tag,
 * a commit, or what `git rev-parse` finds from one: `HEAD~1`), `depth`, `sshkey` (a private key in base64). Submodules come along; the history does not stay.
 */
public final class GitGetter implements SourceGetter {
    private final Tool tool;
    private final Map<String, String> environment;

    /** @param environment the environment that `git` runs with */
    public GitGetter(Tool tool, Map<String, String> environment) {
        this.tool = tool;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public boolean handles(SourceAddress address) {
        return address.forced().map("git"::equals).orElse(address.scheme().equals("git"));
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException, IOException {
        SourceAddress plain = address.plain();
        Optional<String> depth = plain.parameter("depth").filter(value -> value.matches("[1-9][0-9]{0,8}"));
        Optional<String> key = plain.parameter("sshkey").filter(value -> !value.isEmpty());
        String url = plain.withoutParameters(List.of("ref", "depth", "sshkey")).url();
        Optional<String> ref = plain.parameter("ref").filter(value -> !value.isEmpty());
        if (url.startsWith("-") || ref.filter(value -> value.startsWith("-")).isPresent()) {
            throw new SourceException(
                    "source " + address.root() + ": neither a repository nor a ref can begin with a dash");
        }
        Optional<Path> keyFile = key.isPresent() ? Optional.of(keyFile(address, key.get())) : Optional.empty();
        try {
            Map<String, String> variables = environment(keyFile);
            checkout(address, url, ref, depth, into, variables);
            submodules(address, depth, into, variables);
        } finally {
            if (keyFile.isPresent()) {
                Files.deleteIfExists(keyFile.get());
            }
        }
        forgetHistory(into);
    }

    private void checkout(SourceAddress address, String url, Optional<String> ref, Optional<String> depth, Path into,
            Map<String, String> variables) throws SourceException {
        git(address, into, variables, List.of("init", "--quiet"));
        git(address, into, variables, List.of("remote", "add", "origin", "--", url));
        List<String> shallow = List.of("--depth", depth.orElse("1"));
        String wanted = ref.orElse("HEAD");
        if (!tryFetch(address, into, variables, shallow, wanted)) {
            git(address, into, variables,
                    List.of("fetch", "--quiet", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*"));
            if (wanted.startsWith("HEAD")) {
                tryFetch(address, into, variables, List.of(), "+HEAD:refs/remotes/origin/HEAD");
            }
            for (String name : List.of(wanted, "origin/" + wanted)) {
                if (run(address, into, variables, List.of("checkout", "--quiet", "--detach", name, "--")).succeeded()) {
                    return;
                }
            }
            throw new SourceException("source " + address.root() + ": the repository has no branch, tag or commit "
                    + wanted);
        }
        git(address, into, variables, List.of("checkout", "--quiet", "--detach", "FETCH_HEAD"));
    }

    /** Fetches just the one commit; servers may refuse that for a commit that no branch or tag names. */
    private boolean tryFetch(SourceAddress address, Path into, Map<String, String> variables, List<String> options,
            String ref)
            throws SourceException {
        ArrayList<String> arguments = new ArrayList<>(List.of("fetch", "--quiet"));
        arguments.addAll(options);
        arguments.addAll(List.of("origin", "--", ref));
        return run(address, into, variables, arguments).succeeded();
    }

    private void submodules(SourceAddress address, Optional<String> depth, Path into, Map<String, String> variables)
            throws SourceException {
        if (!Files.exists(into.resolve(".gitmodules"))) {
            return;
        }
        ArrayList<String> arguments = new ArrayList<>(
                List.of("submodule", "update", "--quiet", "--init", "--recursive"));
        depth.ifPresent(value -> arguments.addAll(List.of("--depth", value)));
        git(address, into, variables, arguments);
    }

    private void git(SourceAddress address, Path into, Map<String, String> variables, List<String> arguments)
            throws SourceException {
        Tool.Result result = run(address, into, variables, arguments);
        if (!result.succeeded()) {
            throw new SourceException(
                    "source " + address.root() + ": git " + String.join(" ", arguments) + " failed with exit code "
                            + result.exitCode() + (result.error().isBlank() ? "" : ":\n" + result.error().strip()));
        }
    }

    private Tool.Result run(SourceAddress address, Path into, Map<String, String> variables, List<String> arguments)
            throws SourceException {
        try {
            return tool.run("git", arguments, into, variables)
                    .orElseThrow(() -> new SourceException(
                            "source " + address.root() + ": there is no git program on PATH"));
        } catch (StartException e) {
            throw new SourceException("source " + address.root() + ": " + e.getMessage());
        }
    }

    private Map<String, String> environment(Optional<Path> keyFile) {
        HashMap<String, String> variables = new HashMap<>(environment);
        for (String name : List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")) {
            variables.remove(name);
        }
        keyFile.ifPresent(
                file -> variables.merge("GIT_SSH_COMMAND", "ssh -i " + file, (own, _) -> own + " -i " + file));
        return variables;
    }

    private static Path keyFile(SourceAddress address, String key) throws SourceException, IOException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException _) {
            throw new SourceException("source " + address.root() + ": sshkey is no base64");
        }
        Path file = Files.createTempFile("terrane-", ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes);
        return file;
    }

    private static void forgetHistory(Path into) throws IOException {
        try (Stream<Path> files = Files.walk(into)) {
            for (Path git : files.filter(file -> file.endsWith(".git")).sorted(Comparator.reverseOrder()).toList()) {
                try (Stream<Path> inner = Files.walk(git)) {
                    for (Path file : inner.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
