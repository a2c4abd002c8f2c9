package dev.terrane.run.source;

import dev.terrane.aws.json.Json;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraints;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Module registries (Terraform's module registry protocol): which versions a module has, and where one is to be had. */
public final class Registry {
    static final String SCHEME = "tfr";
    private static final int LARGEST_DOCUMENT = 16 << 20;
    private static final String VERSION = "version";

    private final Downloader http;
    private final RegistryTokens tokens;

    public Registry(Downloader http, RegistryTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** A module of a registry. */
    record Module(String host, String path) {
        static Module of(SourceAddress address) throws SourceException {
            String path = address.path();
            int from = path.startsWith("/") ? 1 : 0;
            int to = path.endsWith("/") ? path.length() - 1 : path.length();
            String module = path.substring(from, Math.max(from, to));
            if (module.split("/", -1).length < 3) {
                throw new SourceException("source " + address.url()
                        + ": a registry's module is written tfr://HOST/NAMESPACE/NAME/PROVIDER?version=…");
            }
            return new Module(address.authority(), module);
        }
    }

    /**
     * A source with the version that fits a constraint best.
     *
     * @param constraint of the unit's `version`, where it has one; else one that the source itself names
     * @return the source as it is, where it is in no registry, or says exactly which version it means
     */
    public String pinned(String source, Optional<String> constraint, SourceCache.RegistryHost registry)
            throws SourceException {
        if (!source.startsWith(SCHEME + "://")) {
            return source;
        }
        SourceAddress address = SourceAddress.parse(source, Path.of("/"));
        Optional<String> asked = constraint.or(() -> address.parameter(VERSION))
                .filter(text -> Version.parse(text).isEmpty());
        if (asked.isEmpty()) {
            return source;
        }
        VersionConstraints wanted = VersionConstraints.parse(asked.get()).orElseThrow(
                () -> new SourceException("source " + source + ": \"" + asked.get() + "\" is no version constraint"));
        Module module = Module.of(address.withHost(registry));
        String best = best(module, versions(module).stream().filter(wanted::allow).toList(),
                "satisfies \"" + asked.get() + "\"");
        SourceAddress pinned = address.withParameter(VERSION, best);
        return pinned.root() + (pinned.folder().isEmpty() ? "" : "//" + pinned.folder()) + "?" + pinned.query();
    }

    /** The source of a module's archive. */
    String location(SourceAddress address) throws SourceException, IOException {
        Module module = Module.of(address);
        Optional<String> asked = address.parameter(VERSION);
        if (asked.filter(String::isEmpty).isPresent()) {
            throw new SourceException("source " + address.url() + ": its version is empty");
        }
        String version = asked.isPresent()
                ? asked.get()
                : best(module, versions(module).stream().filter(found -> found.prerelease().isEmpty()).toList(),
                        "is no pre-release");
        URI download = base(module.host()).resolve(module.path() + "/" + version + "/download");
        try (Downloader.Answer answer = get(download, module.host())) {
            String found = answer.header("X-Terraform-Get").or(() -> locationIn(answer))
                    .orElseThrow(() -> new SourceException("source " + address.url() + ": the registry "
                            + module.host() + " does not say where the module is to be had"));
            boolean relative = found.startsWith("/") || found.startsWith("./") || found.startsWith("../");
            return relative ? download.resolve(found).toString() : found;
        }
    }

    private static Optional<String> locationIn(Downloader.Answer answer) {
        try {
            return Json.text(Json.readObject(text(answer)), "location");
        } catch (Json.NotJson | IOException _) {
            return Optional.empty();
        }
    }

    private static String best(Module module, List<Version> versions, String which) throws SourceException {
        return versions.stream().max(Comparator.naturalOrder()).map(Version::toString)
                .orElseThrow(() -> new SourceException("the registry " + module.host() + " has no version of "
                        + module.path() + " that " + which));
    }

    private List<Version> versions(Module module) throws SourceException {
        try (Downloader.Answer answer = get(base(module.host()).resolve(module.path() + "/versions"),
                module.host())) {
            List<Version> versions = new ArrayList<>();
            for (Object entry : list(Json.readObject(text(answer)).get("modules"))) {
                for (Object version : list(Json.object(entry).orElse(Map.of()).get("versions"))) {
                    Json.object(version).flatMap(object -> Json.text(object, VERSION)).flatMap(Version::parse)
                            .ifPresent(versions::add);
                }
            }
            return versions;
        } catch (Json.NotJson e) {
            throw new SourceException(
                    "the registry " + module.host() + " answered something else than versions: " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("the registry " + module.host() + " cannot be asked: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return e instanceof UnknownHostException ? "its host name is not known" : String.valueOf(e.getMessage());
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Where the module service of a host is (Terraform's remote service discovery). */
    private URI base(String host) throws SourceException {
        URI discovery = URI.create("https://" + host + "/.well-known/terraform.json");
        try (Downloader.Answer answer = get(discovery, host)) {
            String path = Json.text(Json.readObject(text(answer)), "modules.v1").orElseThrow(
                    () -> new SourceException("the host " + host + " is no module registry: it has no modules.v1"));
            return discovery.resolve(path.endsWith("/") ? path : path + "/");
        } catch (Json.NotJson e) {
            throw new SourceException("the host " + host + " is no module registry: " + e.getMessage());
        } catch (IOException e) {
            throw new SourceException("the registry " + host + " cannot be asked: " + reason(e));
        }
    }

    private Downloader.Answer get(URI uri, String host) throws SourceException, IOException {
        Downloader.Answer answer = http.get(uri, tokens.of(host)
                .<Map<String, String>>map(token -> Map.of("Authorization", "Bearer " + token)).orElse(Map.of()));
        if (answer.status() / 100 != 2) {
            answer.close();
            throw new SourceException("the registry answered with status " + answer.status() + " to " + uri);
        }
        return answer;
    }

    private static String text(Downloader.Answer answer) throws IOException {
        return new String(answer.body().readNBytes(LARGEST_DOCUMENT), StandardCharsets.UTF_8);
    }
}
