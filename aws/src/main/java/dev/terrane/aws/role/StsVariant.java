package dev.terrane.aws.role;

import java.util.Set;

/**
 * Which of AWS's own STS endpoints of a region is asked (AWS SDKs and Tools reference guide: "Dual-stack and FIPS
 * endpoints", "STS Regional endpoints"; STS's endpoint rules).
 *
 * @param fips only endpoints that FIPS 140 has validated
 * @param dualStack endpoints that IPv6 reaches
 * @param legacy the one global endpoint for the regions that were there before there were regional ones
 */
public record StsVariant(boolean fips, boolean dualStack, boolean legacy) {
    public static final StsVariant REGIONAL = new StsVariant(false, false, false);

    private static final Set<String> GLOBAL = Set.of("ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
            "aws-global", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
            "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2");

    /** Whether the global endpoint serves the region; it signs for us-east-1. */
    boolean isGlobal(String region) {
        return legacy && !fips && !dualStack && GLOBAL.contains(region);
    }

    /** The host of the region's endpoint. */
    String host(String region) {
        Partition partition = Partition.ofRegion(region);
        if (isGlobal(region)) {
            return "sts." + partition.domain();
        }
        // in GovCloud the ordinary endpoints are validated
        String service = fips && !(partition == Partition.GOV_CLOUD && !dualStack) ? "sts-fips" : "sts";
        return service + "." + region + "." + (dualStack ? partition.dualStackDomain() : partition.domain());
    }
}
