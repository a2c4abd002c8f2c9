package dev.terrane.aws.token;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.role.TokenSource;
import dev.terrane.aws.sts.ClockSkew;
import dev.terrane.aws.world.AwsWorld;
import dev.terrane.aws.world.Commands;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads web identity tokens, each time anew. A token given by value that has expired is asked for anew in a GitHub
 * Actions job that may ask for tokens ({@code ACTIONS_ID_TOKEN_REQUEST_URL}), for the same audience.
 *
 * <p>
 * Whether a token has expired is judged by AWS's clock once an answer of STS has told it. Before that this machine's
 * clock may be what is wrong: only a token that is over by more than a clock is likely to be off is refused unasked.
 */
public final class Tokens {
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);
    /** A token that ends within this is not worth sending. */
    private static final Duration USABLE = Duration.ofSeconds(5);
    /** How far a clock that nobody has measured may be ahead. */
    private static final Duration PLAUSIBLE_SKEW = Duration.ofMinutes(15);

    private final AwsWorld world;
    private final Attempts attempts;
    private final ClockSkew skew;

    public Tokens(AwsWorld world, Attempts attempts, ClockSkew skew) {
        this.world = world;
        this.attempts = attempts;
        this.skew = skew;
    }

    /**
     * The token now.
     *
     * @throws IdentityException if it is missing, empty or expired
     */
    public String read(TokenSource source) throws InterruptedException {
        return switch (source) {
            case TokenSource.File(Path path) -> checked(file(path), "the web identity token in " + path);
            case TokenSource.Command(String command) -> checked(run(command), "the web identity token that `" + command
                    + "` printed");
            case TokenSource.Value value -> value(value.token().reveal());
        };
    }

    /** Whether reading it again may give another token. */
    public boolean renewable(TokenSource source) {
        return switch (source) {
            case TokenSource.File _,TokenSource.Command _ -> true;
            case TokenSource.Value _ -> gitHub().isPresent();
        };
    }

    private String file(Path path) {
        try {
            String token = Files.readString(path);
            return token.endsWith("\n") ? token.stripTrailing() : token;
        } catch (IOException _) {
            throw fail("the web identity token's file " + path + " cannot be read", "check its path and its mode");
        }
    }

    private String run(String command) throws InterruptedException {
        try {
            Commands.Result result = world.commands().run(Commands.Command.shell(command, world.workingFolder(),
                    world.environment(), LONGEST_COMMAND));
            if (result.exitCode() != 0) {
                throw fail("the command that makes the web identity token, `" + command + "`, ended with exit code "
                        + result.exitCode(), "run it by hand to see why");
            }
            return result.output().strip();
        } catch (IOException e) {
            throw fail("the command that makes the web identity token, `" + command + "`, could not be run",
                    String.valueOf(e.getMessage()));
        }
    }

    private String value(String token) throws InterruptedException {
        Optional<Jwt> jwt = Jwt.read(token);
        Optional<GitHub> gitHub = gitHub();
        if (jwt.filter(this::isOver).isPresent() && gitHub.isPresent()) {
            return askGitHub(gitHub.get(), jwt.get().audience().orElse("sts.amazonaws.com"));
        }
        return checked(token, "the web identity token");
    }

    private String checked(String token, String what) {
        if (token.isEmpty()) {
            throw fail(what + " is empty", "a token is needed to assume the role");
        }
        Instant earliest = skew.lastTold().isPresent() ? now() : now().minus(PLAUSIBLE_SKEW);
        Jwt.read(token).flatMap(Jwt::expires).filter(end -> !earliest.isBefore(end)).ifPresent(end -> {
            throw fail(what + " has expired at " + end,
                    "get a new one; a token given as a path, or by web_identity_token_process, is read anew each time");
        });
        return token;
    }

    private boolean isOver(Jwt jwt) {
        Instant soon = now().plus(USABLE);
        return jwt.expires().map(end -> !soon.isBefore(end)).orElse(false);
    }

    /** The time in terms of AWS's clock, as far as it is known. */
    private Instant now() {
        return world.time().now().plus(skew.lastTold().orElse(Duration.ZERO));
    }

    /** A job's own endpoint for tokens. */
    private record GitHub(String url, String bearer) {
        @Override
        public String toString() {
            return "GitHub Actions";
        }
    }

    private Optional<GitHub> gitHub() {
        return world.variable("ACTIONS_ID_TOKEN_REQUEST_URL").flatMap(
                url -> world.variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN").map(bearer -> new GitHub(url, bearer)));
    }

    private String askGitHub(GitHub gitHub, String audience) throws InterruptedException {
        URI uri = URI.create(gitHub.url() + (gitHub.url().contains("?") ? "&" : "?") + "audience="
                + URLEncoder.encode(audience, StandardCharsets.UTF_8));
        try {
            Http.Answer answer = attempts.call("GitHub's token service", uri,
                    () -> Http.Call.get(uri, Map.of("Authorization", "Bearer " + gitHub.bearer())),
                    Attempts::ofStatus);
            if (answer.isSuccess()) {
                Optional<String> token = Json.text(Json.readObject(answer.text()), "value");
                if (token.isPresent()) {
                    return token.get();
                }
            }
            throw fail("GitHub gave no new token (HTTP " + answer.status() + ")",
                    "the job needs `permissions: id-token: write`");
        } catch (NotJson | Unreachable _) {
            throw fail("GitHub gave no new token", "its token service did not answer as it should");
        }
    }

    private static IdentityException fail(String problem, String advice) {
        return new IdentityException(AwsFailure.of(Kind.TOKEN, problem, List.of(advice)));
    }
}
