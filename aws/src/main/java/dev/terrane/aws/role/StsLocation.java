package dev.terrane.aws.role;

import java.net.URI;
import java.util.Optional;

/**
 * The STS to ask.
 *
 * @param region the region whose STS it is
 * @param endpoint where it is, unless it is AWS's own for the region
 * @param variant which of AWS's own
 */
public record StsLocation(String region, Optional<URI> endpoint, StsVariant variant) {

    /** Its address: the given one, else that of the region in its partition's domain. */
    public URI address() {
        return endpoint.orElseGet(() -> URI.create("https://" + variant.host(region)));
    }

    /** The region that a call is signed for. */
    public String signingRegion() {
        return endpoint.isEmpty() && variant.isGlobal(region) ? "us-east-1" : region;
    }
}
