package dev.terrane.aws.guard;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.RoleArn;
import dev.terrane.aws.setting.Setting;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The roles that the operator lets anybody name, as patterns of ARNs in which {@code *} stands for any text and
 * {@code ?} for one character, as in IAM. They come from outside of the repository only.
 */
public record AllowedRoles(Optional<Setting<List<String>>> patterns) {

    /** All roles. */
    public static final AllowedRoles ALL = new AllowedRoles(Optional.empty());

    /** Fails if a role on the way is outside, whoever named it. */
    public void check(PlannedRole role) {
        patterns.ifPresent(allowed -> {
            List<RoleArn> path = role.path().stream().map(request -> request.role()).toList();
            for (int i = 0; i < path.size(); i++) {
                String arn = path.get(i).toString();
                if (allowed.value().stream().noneMatch(pattern -> matches(pattern, arn))) {
                    throw new IdentityException(new AwsFailure(Kind.NOT_ALLOWED, Optional.empty(),
                            "the role " + arn + " is outside of the allowed roles",
                            List.of("allowed: " + String.join(", ", allowed.value()),
                                    "by: " + allowed.origin().describe()),
                            Optional.of(role.originOf(i)), List.of("the operator of this run bounds the roles")));
                }
            }
        });
    }

    private static boolean matches(String pattern, String arn) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return arn.matches(regex);
    }
}
