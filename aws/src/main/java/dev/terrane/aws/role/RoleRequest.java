package dev.terrane.aws.role;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One role to be assumed, complete and within STS's limits: equal requests are the same identity and share a session.
 * A chain is a request whose requester is a request.
 *
 * @param role the role
 * @param requester who asks
 * @param sessionName the session's name, 2 to 64 characters
 * @param ownSessionName whether the user asked for that name, rather than the run's default
 * @param duration the life that the user asked for; without one it is {@link #DEFAULT_DURATION}
 * @param policy the session policy, JSON
 * @param sts whom to ask
 */
public record RoleRequest(RoleArn role, Requester requester, String sessionName, boolean ownSessionName,
        Optional<Duration> duration, Optional<String> externalId, Optional<String> sourceIdentity,
        Map<String, String> tags, Set<String> transitiveTagKeys, Optional<String> policy, List<String> policyArns,
        StsLocation sts) {

    /** STS's own default, and the most that a chained session may have. */
    public static final Duration DEFAULT_DURATION = Duration.ofHours(1);

    public RoleRequest {
        tags = Map.copyOf(tags);
        transitiveTagKeys = Set.copyOf(transitiveTagKeys);
        policyArns = List.copyOf(policyArns);
    }

    public Duration effectiveDuration() {
        return duration.orElse(DEFAULT_DURATION);
    }

    /** Whether something is asked for that a session which already has this role cannot give. */
    public boolean needsNewSession() {
        return ownSessionName || duration.isPresent() || externalId.isPresent() || sourceIdentity.isPresent()
                || !tags.isEmpty() || policy.isPresent() || !policyArns.isEmpty();
    }
}
