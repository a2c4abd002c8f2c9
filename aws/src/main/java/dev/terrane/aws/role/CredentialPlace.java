package dev.terrane.aws.role;

import java.util.Optional;

/** The places that {@code credential_source} of an AWS profile can name. */
public enum CredentialPlace {
    ENVIRONMENT("Environment"), CONTAINER("EcsContainer"), INSTANCE("Ec2InstanceMetadata");

    private final String label;

    CredentialPlace(String label) {
        this.label = label;
    }

    /** As the AWS configuration file writes it. */
    public String label() {
        return label;
    }

    public static Optional<CredentialPlace> ofLabel(String label) {
        for (CredentialPlace place : values()) {
            if (place.label.equals(label)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
