package dev.terrane.run.backend;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.role.Partition;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.model.RemoteState;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The S3 backend of a unit, reached under the identity that the backend has. */
public final class S3Access {
    private final AwsIdentities identities;
    private final UnitIdentity unit;
    private final RemoteState state;
    private final Settings settings;
    private final Map<String, String> environment;

    /** @param environment of the unit's OpenTofu/Terraform, which may name a region and endpoints */
    public S3Access(AwsIdentities identities, UnitIdentity unit, RemoteState state, Map<String, String> environment) {
        this.identities = identities;
        this.unit = unit;
        this.state = state;
        this.settings = Settings.of(state);
        this.environment = environment;
    }

    Session session() {
        return BackendIdentity.session(identities, unit, state, environment);
    }

    /** Reads an object of the backend. */
    public StateObject read(StateLocation.S3Object object) throws BackendException {
        return bucket(object.place()).read(object.key());
    }

    Bucket bucket() throws BackendException {
        return bucket(S3Place.of(settings, environment).orElseThrow(() -> new BackendException(
                "the remote_state block names no bucket or no region; both are needed to make a bucket")));
    }

    private Bucket bucket(S3Place place) {
        return new Bucket(service("S3", "s3", place.region()), place);
    }

    Optional<LockTable> lockTable() {
        String region = S3Place.region(settings, environment).orElse("us-east-1");
        URI endpoint = S3Place.endpoint(settings, "dynamodb", "dynamodb_endpoint", environment).orElseGet(
                () -> URI.create("https://dynamodb." + region + "." + Partition.ofRegion(region).domain() + "/"));
        return settings.text("dynamodb_table").or(() -> settings.text("lock_table"))
                .map(table -> new LockTable(service("DynamoDB", "dynamodb", region), endpoint, table));
    }

    private AwsService service(String name, String service, String region) {
        return new AwsService(name, new SigV4.Scope(service, region), identities.calls(), session());
    }
}
