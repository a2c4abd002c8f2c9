package dev.terrane.aws.auth;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.world.Commands;
import dev.terrane.aws.world.Notices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Runs the command of {@code --auth-provider-cmd} and reads its answer, Terragrunt's JSON: {@code awsCredentials}
 * ({@code ACCESS_KEY_ID}, {@code SECRET_ACCESS_KEY}, {@code SESSION_TOKEN}; ours besides: {@code expiration}),
 * {@code awsRole} ({@code roleARN}, {@code roleSessionName}, {@code duration}, {@code webIdentityToken}),
 * {@code envs}. Credentials win over a role. It runs once for the same command and folder, in the unit's folder,
 * without a shell. Whatever goes wrong is a failure: no unit runs without what it was to get. Thread-safe.
 */
public final class AuthProvider {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Origin ORIGIN = new Origin.AuthProvider();

    private final Commands commands;
    private final Notices notices;
    private final ConcurrentMap<Key, FutureTask<AuthAnswer>> runs = new ConcurrentHashMap<>();

    public AuthProvider(Commands commands, Notices notices) {
        this.commands = commands;
        this.notices = notices;
    }

    private record Key(String command, Path folder) {}

    /**
     * The command's answer.
     *
     * @param environment of the unit
     */
    public AuthAnswer run(String command, Path folder, Map<String, String> environment) {
        FutureTask<AuthAnswer> task = new FutureTask<>(() -> start(command, folder, environment));
        FutureTask<AuthAnswer> running = runs.putIfAbsent(new Key(command, folder), task);
        if (running == null) {
            task.run();
            running = task;
        }
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IdentityException failure) {
                throw failure;
            }
            throw new IllegalStateException("unexpected failure of the auth provider", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IdentityException(
                    AwsFailure.of(Kind.CANCELLED, "interrupted while the auth provider command ran", List.of()));
        }
    }

    private AuthAnswer start(String command, Path folder, Map<String, String> environment)
            throws InterruptedException {
        ShellWords split = ShellWords.split(command).filter(some -> !some.words().isEmpty())
                .orElseThrow(() -> fail("the auth provider command is empty or has an open quote"));
        split.leftOut().ifPresent(rest -> notices.warn("The auth provider command is run without a shell: `" + rest
                + "` is left out. Put it into a script."));
        List<String> words = split.words();
        String program = words.getFirst();
        try {
            Commands.Result result = commands.run(new Commands.Command(words, folder, environment, LONGEST));
            if (result.exitCode() != 0) {
                throw new IdentityException(
                        fail("the auth provider command " + program + " ended with exit code " + result.exitCode())
                                .failure(),
                        result.exitCode());
            }
            if (result.output().isBlank()) {
                throw fail("the auth provider command " + program + " printed nothing");
            }
            return answer(result.output());
        } catch (NotJson e) {
            throw fail("the auth provider command " + program + " answered badly: " + e.getMessage());
        } catch (IOException e) {
            throw fail("the auth provider command " + program + " could not be run: " + e.getMessage());
        }
    }

    private static AuthAnswer answer(String output) throws NotJson {
        Object document = Json.read(output);
        if (document == null) {
            return AuthAnswer.NOTHING;
        }
        Map<String, @Nullable Object> answer = Json.object(document)
                .orElseThrow(() -> new NotJson("it is not a JSON object"));
        Optional<Map<String, @Nullable Object>> keys = member(answer, "awsCredentials");
        Optional<Map<String, @Nullable Object>> role = member(answer, "awsRole");
        return new AuthAnswer(variables(answer), keys.isEmpty()
                ? Optional.empty()
                : Optional.of(credentials(keys.get(), answer)),
                keys.isPresent() || role.isEmpty() ? Optional.empty() : Optional.of(role(role.get())));
    }

    private static Optional<Map<String, @Nullable Object>> member(Map<String, @Nullable Object> answer, String name)
            throws NotJson {
        if (answer.get(name) == null) {
            return Optional.empty();
        }
        return Optional.of(Json.object(answer.get(name)).orElseThrow(() -> new NotJson(name + " is not an object")));
    }

    private static Map<String, String> variables(Map<String, @Nullable Object> answer) throws NotJson {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : member(answer, "envs").orElse(Map.of()).entrySet()) {
            if (!(entry.getValue() instanceof String value)) {
                throw new NotJson("envs." + entry.getKey() + " is not a string");
            }
            variables.put(entry.getKey(), value);
        }
        return variables;
    }

    private static Credentials credentials(Map<String, @Nullable Object> keys, Map<String, @Nullable Object> answer)
            throws NotJson {
        Optional<String> id = Json.text(keys, "ACCESS_KEY_ID");
        Optional<String> secret = Json.text(keys, "SECRET_ACCESS_KEY");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new NotJson(
                    "awsCredentials." + (id.isEmpty() ? "ACCESS_KEY_ID" : "SECRET_ACCESS_KEY")
                            + " is missing or empty");
        }
        Optional<String> expiration = Json.text(keys, "expiration").or(() -> Json.text(keys, "EXPIRATION"))
                .or(() -> Json.text(answer, "expiration"));
        return new Credentials(id.get(), secret.get(), Json.text(keys, "SESSION_TOKEN"),
                expiration.isEmpty() ? Optional.empty() : Optional.of(time(expiration.get())));
    }

    private static Instant time(String text) throws NotJson {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new NotJson("expiration is not a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static RoleSettings role(Map<String, @Nullable Object> role) throws NotJson {
        if (Json.text(role, "roleARN").isEmpty()) {
            throw new NotJson("awsRole.roleARN is missing or empty");
        }
        RoleSettings.Builder settings = RoleSettings.builder();
        set(settings, Fields.IAM_ROLE, role.get("roleARN"));
        set(settings, Fields.SESSION_NAME, role.get("roleSessionName"));
        set(settings, Fields.DURATION, role.get("duration"));
        set(settings, Fields.WEB_IDENTITY_TOKEN, role.get("webIdentityToken"));
        return settings.build();
    }

    private static void set(RoleSettings.Builder settings, Field<?> field,
            @Nullable Object value) {
        if (value != null) {
            settings.value(field, value, ORIGIN);
        }
    }

    private static IdentityException fail(String problem) {
        return new IdentityException(new AwsFailure(Kind.AUTH_PROVIDER, Optional.empty(), problem, List.of(),
                Optional.of(ORIGIN), List.of("run it by hand in the unit's folder; it must print the JSON that"
                        + " Terragrunt's documentation of --auth-provider-cmd describes")));
    }
}
