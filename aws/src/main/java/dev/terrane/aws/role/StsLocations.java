package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which STS to ask: what flags, variables and files say, else the user's AWS profile, else the partition of the role.
 * An endpoint that a file of the repository names may lead only to loopback or into the partition's own domain, so
 * that no repository sends tokens elsewhere.
 */
public final class StsLocations {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private StsLocations() {}

    /** The STS to ask about the base identity, where no role tells a partition. */
    public static StsLocation ofBase(EffectiveSettings settings, UserConfiguration user) {
        Optional<Setting<String>> region = settings.get(Fields.REGION).or(user::region);
        Partition partition = region.map(set -> Partition.ofRegion(set.value())).orElse(Partition.AWS);
        return location(region.map(Setting::value).orElse(partition.defaultRegion()),
                settings.get(Fields.STS_ENDPOINT).or(user::stsEndpoint)
                        .map(set -> endpoint(set, Optional.of(partition))),
                user);
    }

    static StsLocation of(EffectiveSettings settings, UserConfiguration user, RoleArn role) {
        Optional<Setting<String>> region = settings.get(Fields.REGION).or(user::region);
        Optional<Setting<String>> endpoint = settings.get(Fields.STS_ENDPOINT).or(user::stsEndpoint);
        Optional<Partition> partition = Partition.ofId(role.partition());
        if (endpoint.isEmpty()) {
            region.ifPresent(set -> checkPartition(set, role));
        }
        String name = region.map(Setting::value)
                .or(() -> partition.map(Partition::defaultRegion))
                .orElseThrow(() -> new IdentityException(AwsFailure.setting(
                        "no region is known for the partition " + role.partition(), new Origin.Default(),
                        "set AWS_REGION")));
        return location(name, endpoint.map(set -> endpoint(set, partition)), user);
    }

    /** The variant is asked for only where it matters: it may stand in a file. */
    private static StsLocation location(String region, Optional<URI> endpoint, UserConfiguration user) {
        return new StsLocation(region, endpoint, endpoint.isPresent() ? StsVariant.REGIONAL : user.variant());
    }

    private static void checkPartition(Setting<String> region, RoleArn role) {
        String partition = Partition.ofRegion(region.value()).id();
        if (Partition.ofId(role.partition()).isPresent() && !partition.equals(role.partition())) {
            throw new IdentityException(AwsFailure.setting("the role " + role + " is of partition " + role.partition()
                    + ", but the region " + region.value() + " is of " + partition, region.origin(),
                    "name a region of the role's partition"));
        }
    }

    private static URI endpoint(Setting<String> setting, Optional<Partition> partition) {
        URI uri = parse(setting);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.contains(host);
        if (setting.origin() instanceof Origin.FilePosition) {
            boolean home = partition.map(known -> host.endsWith("." + known.domain())).orElse(false);
            if (!loopback && !(home && uri.getScheme().equals("https"))) {
                throw new IdentityException(AwsFailure.setting(
                        "the STS endpoint " + uri + " may not be named by a file of the repository", setting.origin(),
                        "a file may name only loopback or an https host below "
                                + partition.map(Partition::domain).orElse("the partition's domain"),
                        "to use it all the same, set AWS_ENDPOINT_URL_STS"));
            }
        }
        return uri;
    }

    private static URI parse(Setting<String> setting) {
        try {
            URI uri = URI.create(setting.value());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new IdentityException(
                AwsFailure.setting("`" + setting.value() + "` is not the address of an STS endpoint",
                        setting.origin(), "it has the form https://HOST or http://127.0.0.1:PORT"));
    }
}
