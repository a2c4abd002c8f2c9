package dev.terrane.run.source;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a source, as `terraform init` understands module sources: a local path, a URL, with a forced protocol before it
 * (`git::https://…`), a folder within it behind `//`, and a query.
 *
 * @param scheme the URL's scheme with all forced protocols before it, as `file`, `https`, `git::ssh`, `tfr`
 * @param authority user, host and port, as written
 * @param path decoded path, up to `//`
 * @param encodedPath the same as it stands in the URL
 * @param folder the folder behind `//`; empty where there is none
 * @param query the query without its question mark
 */
public record SourceAddress(String scheme, String authority, String path, String encodedPath, String folder,
        String query) {
    private static final Pattern FORCED = Pattern.compile("^([A-Za-z0-9]+)::(.+)$", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):(.*)$", Pattern.DOTALL);
    private static final Pattern HTTP = Pattern.compile("^(?i:https?)://");
    private static final Pattern SCP = Pattern.compile("^(?:([^@]+)@)?([^:]+):/?(.+)$", Pattern.DOTALL);
    private static final List<String> GIT_HOSTS = List.of("github.com/", "gitlab.com/", "bitbucket.org/");

    /**
     * Reads an address.
     *
     * @param base the folder that relative paths are relative to
     */
    public static SourceAddress parse(String text, Path base) throws SourceException {
        if (text.startsWith("cas::")) {
            return ofUrl(text);
        }
        String source = text;
        String withoutScheme = HTTP.matcher(text).replaceFirst("");
        if (isGitHost(withoutScheme)) {
            source = withoutScheme;
        }
        return ofUrl(detect(source, base));
    }

    /** An address as written, cut at its `//`. */
    static Split split(String text) {
        return Split.of(text);
    }

    /** Whether it names files of this machine, which can change at any time. */
    public boolean isLocal() {
        return scheme.equals("file");
    }

    /** The address up to the folder, without query: what the working copy's folder is named after. */
    public String root() {
        return scheme + "://" + authority + encodedPath;
    }

    /** The address up to the folder, with its query. */
    public String url() {
        return query.isEmpty() ? root() : root() + "?" + query;
    }

    /** The forced protocol, where there is one: that of `git::https` is `git`. */
    public Optional<String> forced() {
        int colons = scheme.indexOf("::");
        return colons < 0 ? Optional.empty() : Optional.of(scheme.substring(0, colons));
    }

    /** The same without its forced protocol. */
    public SourceAddress plain() {
        int colons = scheme.lastIndexOf("::");
        return colons < 0
                ? this
                : new SourceAddress(scheme.substring(colons + 2), authority, path, encodedPath, folder, query);
    }

    /** The same with a host, where it is in a module registry and names none. */
    SourceAddress withHost(SourceCache.RegistryHost registry) throws SourceException {
        boolean needed = scheme.equals(Registry.SCHEME) && authority.isEmpty();
        return needed ? new SourceAddress(scheme, registry.host(), path, encodedPath, folder, query) : this;
    }

    /** The same with a value in the query. */
    SourceAddress withParameter(String key, String value) {
        Map<String, List<String>> parameters = parameters();
        parameters.put(key, List.of(value));
        return new SourceAddress(scheme, authority, path, encodedPath, folder, encode(parameters));
    }

    /** The value of a key of the query, where it is there. */
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters().get(key)).map(List::getFirst);
    }

    /** The same without some keys of the query. */
    public SourceAddress withoutParameters(List<String> keys) {
        Map<String, List<String>> kept = parameters();
        keys.forEach(kept::remove);
        return new SourceAddress(scheme, authority, path, encodedPath, folder, encode(kept));
    }

    /** The query with its keys in order and its values encoded: what tells versions of a remote source apart. */
    String canonicalQuery() {
        return encode(parameters());
    }

    private static boolean isGitHost(String text) {
        return GIT_HOSTS.stream().anyMatch(text::startsWith);
    }

    /** The URL that an address without one stands for. */
    private static String detect(String text, Path base) throws SourceException {
        Matcher forced = FORCED.matcher(text);
        String force = forced.matches() ? forced.group(1) : "";
        Split split = Split.of(forced.matches() ? forced.group(2) : text);
        if (SCHEME.matcher(split.url).matches() && !split.url.startsWith("/") && looksLikeUrl(split.url)) {
            return text;
        }
        String detected = detector(split.url, base);
        Matcher inner = FORCED.matcher(detected);
        String protocol = inner.matches() ? inner.group(1) : "";
        Split again = Split.of(inner.matches() ? inner.group(2) : detected);
        String folder = join(again.folder, split.folder);
        String url = folder.isEmpty() ? again.url : insertFolder(again.url, folder);
        String prefix = force.isEmpty() ? protocol : force;
        return prefix.isEmpty() ? url : prefix + "::" + url;
    }

    /** Whether `host:path`, which would parse as a scheme, is not what was meant. */
    private static boolean looksLikeUrl(String text) {
        int colon = text.indexOf(':');
        return text.startsWith("//", colon + 1) || FORCED.matcher(text).matches();
    }

    private static String detector(String text, Path base) throws SourceException {
        for (String host : GIT_HOSTS) {
            if (text.startsWith(host)) {
                return gitHost(text, host);
            }
        }
        Matcher scp = SCP.matcher(text);
        if (scp.matches() && "git".equals(scp.group(1))) {
            return "git::ssh://git@" + scp.group(2) + "/" + scp.group(3);
        }
        if (text.contains("s3") && text.contains(".amazonaws.com/")) {
            return "s3::https://" + text;
        }
        if (text.contains("googleapis.com/")) {
            return "gcs::https://" + text;
        }
        return "file://" + localPath(text, base);
    }

    private static String gitHost(String text, String host) throws SourceException {
        int question = text.indexOf('?');
        String query = question < 0 ? "" : text.substring(question);
        String[] parts = (question < 0 ? text : text.substring(0, question)).split("/", -1);
        if (parts.length < 3) {
            throw new SourceException("source \"" + text + "\" must name a repository: " + host + "OWNER/REPOSITORY");
        }
        String repository = parts[0] + "/" + parts[1] + "/" + parts[2];
        String url = "git::https://" + (repository.endsWith(".git") ? repository : repository + ".git");
        String rest = String.join("/", List.of(parts).subList(3, parts.length));
        return (rest.isEmpty() ? url : url + "//" + rest) + query;
    }

    private static String localPath(String text, Path base) {
        int question = text.indexOf('?');
        String query = question < 0 ? "" : text.substring(question);
        Path path = Path.of(question < 0 ? text : text.substring(0, question));
        return (path.isAbsolute() ? path : realBase(base).resolve(path).normalize()) + query;
    }

    /** A base that is a symbolic link is where it points to: `..` would mean another folder else. */
    private static Path realBase(Path base) {
        if (!Files.isSymbolicLink(base)) {
            return base;
        }
        try {
            return base.toRealPath();
        } catch (IOException _) {
            return base;
        }
    }

    private static SourceAddress ofUrl(String text) throws SourceException {
        String rest = text;
        StringBuilder scheme = new StringBuilder();
        for (Matcher forced = FORCED.matcher(rest); forced.matches(); forced = FORCED.matcher(rest)) {
            scheme.append(forced.group(1)).append("::");
            rest = forced.group(2);
        }
        Matcher parsed = SCHEME.matcher(rest);
        if (!parsed.matches()) {
            throw new SourceException("source \"" + text + "\" is neither a path nor a URL");
        }
        scheme.append(parsed.group(1).toLowerCase(Locale.ROOT));
        rest = parsed.group(2);
        int hash = rest.indexOf('#');
        if (hash >= 0) {
            rest = rest.substring(0, hash);
        }
        int question = rest.indexOf('?');
        String query = question < 0 ? "" : rest.substring(question + 1);
        rest = question < 0 ? rest : rest.substring(0, question);
        String authority = "";
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        int folder = rest.indexOf("//");
        String subfolder = folder < 0 ? "" : decode(rest.substring(folder).replaceFirst("^/+", ""), text);
        String raw = folder < 0 ? rest : rest.substring(0, folder);
        String path = decode(raw, text);
        String encoded = folder < 0 && isEncoded(raw) ? raw : encodePath(path);
        if (scheme.toString().equals("file")) {
            path = Path.of(path).normalize().toString();
            encoded = isEncoded(path) && folder < 0 ? path : encodePath(path);
        }
        return new SourceAddress(scheme.toString(), authority, path, encoded,
                subfolder, query);
    }

    /** An address cut at its `//`, the query staying with the URL. */
    record Split(String url, String folder) {
        static Split of(String text) {
            int question = text.indexOf('?');
            int stop = question < 0 ? text.length() : question;
            int scheme = text.substring(0, stop).indexOf("://");
            int from = scheme < 0 ? 0 : scheme + 3;
            int slashes = text.substring(0, stop).indexOf("//", from);
            if (slashes < 0) {
                return new Split(text, "");
            }
            String folder = text.substring(slashes + 2, stop).replaceFirst("^/+", "");
            return new Split(text.substring(0, slashes) + text.substring(stop), folder);
        }
    }

    private static String join(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return Path.of(first, second).normalize().toString();
    }

    private static String insertFolder(String url, String folder) {
        int question = url.indexOf('?');
        return question < 0
                ? url + "//" + folder
                : url.substring(0, question) + "//" + folder + url.substring(question);
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String key = formDecode(equals < 0 ? pair : pair.substring(0, equals));
            parameters.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : formDecode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String encode(Map<String, List<String>> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach(
                (key, values) -> values.forEach(value -> pairs.add(formEncode(key) + "=" + formEncode(value))));
        return String.join("&", pairs);
    }

    private static String formEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    private static String formDecode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static String decode(String text, String source) throws SourceException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new SourceException(
                    "source \"" + source + "\" has a percent sign that no two hexadecimal digits follow");
        }
    }

    private static boolean isEncoded(String path) {
        return path.chars().allMatch(c -> isPlain(c) || "%!'()*[]".indexOf(c) >= 0);
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || "-_.~$&+,/:;=@".indexOf(c) >= 0;
    }

    private static String encodePath(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (isPlain(c)) {
                out.append((char) c);
            } else {
                out.append('%').append(Integer.toHexString(0x100 | c).substring(1).toUpperCase(Locale.ROOT));
            }
        }
        return out.toString();
    }
}
