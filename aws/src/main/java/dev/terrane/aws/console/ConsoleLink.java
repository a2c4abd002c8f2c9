package dev.terrane.aws.console;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.role.Partition;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links that sign in to the web console under a session (IAM user guide, "Enable custom identity broker access to the
 * AWS console"). A link is good for 15 minutes and a secret as long.
 */
public final class ConsoleLink {
    private final Attempts attempts;
    private final Optional<URI> signIn;

    /** Makes one; {@code signIn} is the sign-in endpoint, where it is not the partition's own. */
    public ConsoleLink(Attempts attempts, Optional<URI> signIn) {
        this.attempts = attempts;
        this.signIn = signIn;
    }

    /**
     * A link for a session.
     *
     * @param destination the page to open; the console's own first page without one
     * @throws IdentityException if the credentials are long-lived, or sign-in refuses them
     */
    public URI of(Session session, Optional<String> destination) {
        Credentials credentials = session.credentials();
        if (!credentials.isTemporary()) {
            throw new IdentityException(AwsFailure.of(Kind.SETTING,
                    "a console link needs a role: long-lived keys cannot sign in",
                    List.of("give the unit a role, or name one: --iam-assume-role")));
        }
        String domain = Partition.ofId(session.identity().partition()).orElse(Partition.AWS).consoleDomain();
        URI federation = signIn.map(uri -> URI.create(withoutSlash(uri.toString()) + "/federation"))
                .orElse(URI.create("https://signin." + domain + "/federation"));
        String page = destination.orElse("https://console." + domain + "/");
        return URI.create(federation + "?Action=login&Issuer=terrane&Destination=" + encode(page) + "&SigninToken="
                + encode(token(federation, credentials)));
    }

    private String token(URI federation, Credentials credentials) {
        Map<String, String> session = new LinkedHashMap<>();
        session.put("sessionId", credentials.accessKeyId());
        session.put("sessionKey", credentials.secretAccessKey());
        session.put("sessionToken", credentials.sessionToken().orElse(""));
        URI uri = URI.create(federation + "?Action=getSigninToken&Session=" + encode(JsonText.of(session)));
        try {
            Http.Answer answer = attempts.call("AWS sign-in", federation, () -> Http.Call.get(uri, Map.of()),
                    Attempts::ofStatus);
            if (answer.isSuccess()) {
                return Json.text(Json.readObject(answer.text()), "SigninToken")
                        .orElseThrow(() -> new NotJson("it has no SigninToken"));
            }
            throw new IdentityException(AwsFailure.of(Kind.REFUSED,
                    "AWS sign-in refused the session (HTTP " + answer.status() + ")",
                    List.of("the session may have ended")));
        } catch (NotJson e) {
            throw new IdentityException(
                    AwsFailure.of(Kind.REFUSED, "AWS sign-in answered badly: " + e.getMessage(), List.of()));
        } catch (Unreachable e) {
            throw new IdentityException(new AwsFailure(Kind.UNREACHABLE, Optional.empty(),
                    "AWS sign-in could not be reached for " + e.waited().toSeconds() + " s",
                    List.of("endpoint: " + e.endpoint(), "last attempt: " + e.last()), Optional.empty(),
                    List.of("check the network, HTTPS_PROXY and NO_PROXY")));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IdentityException(
                    AwsFailure.of(Kind.CANCELLED, "interrupted while waiting for AWS sign-in", List.of()));
        }
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
