package dev.terrane.aws.role;

import java.net.URI;
import java.util.Optional;

/**
 * The STS to ask.
 *
 * @param region the region that the call is signed for
 * @param endpoint where it is, unless it is AWS's own for the region
 */
public record StsLocation(String region, Optional<URI> endpoint) {

    /** Its address: the given one, else that of the region in its partition's domain. */
    public URI address() {
        return endpoint
                .orElseGet(() -> URI.create("https://sts." + region + "." + Partition.ofRegion(region).domain()));
    }
}
