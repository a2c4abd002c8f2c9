package dev.terrane.aws.base;

import dev.terrane.aws.world.AwsWorld;
import java.net.URI;
import java.util.Optional;

/** The endpoints of the services behind logins: {@code AWS_ENDPOINT_URL_<SERVICE>}, else the service's own. */
final class ServiceEndpoints {

    private ServiceEndpoints() {}

    static URI of(AwsWorld world, String service, String usual) {
        boolean ignored = world.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").filter("true"::equalsIgnoreCase)
                .isPresent();
        Optional<String> configured = ignored ? Optional.empty() : world.variable("AWS_ENDPOINT_URL_" + service);
        String address = configured.orElse(usual);
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }
}
