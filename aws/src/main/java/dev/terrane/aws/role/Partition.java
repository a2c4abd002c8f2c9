package dev.terrane.aws.role;

import java.util.Arrays;
import java.util.Optional;

/** AWS's partitions: closed worlds with names, regions and domains of their own. An identity never crosses them. */
public enum Partition {
    AWS("aws", "amazonaws.com", "us-east-1", "aws.amazon.com"),
    CHINA("aws-cn", "amazonaws.com.cn", "cn-north-1", "amazonaws.cn"),
    GOV_CLOUD("aws-us-gov", "amazonaws.com", "us-gov-west-1", "amazonaws-us-gov.com"),
    EUSC("aws-eusc", "amazonaws.eu", "eusc-de-east-1", "amazonaws-eusc.eu"),
    ISO("aws-iso", "c2s.ic.gov", "us-iso-east-1", "c2shome.ic.gov"),
    ISO_B("aws-iso-b", "sc2s.sgov.gov", "us-isob-east-1", "sc2shome.sgov.gov"),
    ISO_E("aws-iso-e", "cloud.adc-e.uk", "eu-isoe-west-1", "csphome.adc-e.uk"),
    ISO_F("aws-iso-f", "csp.hci.ic.gov", "us-isof-south-1", "csphome.hci.ic.gov");

    private final String id;
    private final String domain;
    private final String defaultRegion;
    private final String consoleDomain;

    Partition(String id, String domain, String defaultRegion, String consoleDomain) {
        this.id = id;
        this.domain = domain;
        this.defaultRegion = defaultRegion;
        this.consoleDomain = consoleDomain;
    }

    /** The partition as an ARN names it. */
    public String id() {
        return id;
    }

    /** The domain below which its services live. */
    public String domain() {
        return domain;
    }

    /** The domain of its endpoints that IPv6 reaches too. */
    String dualStackDomain() {
        return switch (this) {
            case AWS, GOV_CLOUD -> "api.aws";
            case CHINA -> "api.amazonwebservices.com.cn";
            case EUSC -> "api.amazonwebservices.eu";
            case ISO -> "api.aws.ic.gov";
            case ISO_B -> "api.aws.scloud";
            case ISO_E -> "api.cloud-aws.adc-e.uk";
            case ISO_F -> "api.aws.hci.ic.gov";
        };
    }

    /** The region whose STS is asked where nobody named one. */
    public String defaultRegion() {
        return defaultRegion;
    }

    /** The domain of its web console and sign-in page. */
    public String consoleDomain() {
        return consoleDomain;
    }

    /** The partition that an ARN names; nothing for one that came into being after this table. */
    public static Optional<Partition> ofId(String id) {
        return Arrays.stream(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    /** The partition that a region belongs to, by the form of its name. */
    public static Partition ofRegion(String region) {
        if (region.startsWith("cn-")) {
            return CHINA;
        }
        if (region.startsWith("us-gov-")) {
            return GOV_CLOUD;
        }
        if (region.startsWith("eusc-")) {
            return EUSC;
        }
        if (region.startsWith("us-isob-")) {
            return ISO_B;
        }
        if (region.startsWith("us-isof-")) {
            return ISO_F;
        }
        if (region.startsWith("eu-isoe-")) {
            return ISO_E;
        }
        return region.startsWith("us-iso-") ? ISO : AWS;
    }
}
