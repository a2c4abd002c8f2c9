package dev.terrane.run.source;

import java.nio.file.Path;
import java.util.Set;

/** Protocols that Terragrunt knows and Terrane does not yet: refused by their names. */
final class LaterGetter implements SourceGetter {
    private static final Set<String> PROTOCOLS = Set.of("gcs", "hg", "smb", "oci");

    @Override
    public boolean handles(SourceAddress address) {
        return PROTOCOLS.contains(address.forced().orElse(address.scheme()));
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException {
        throw new SourceException(
                "source " + address.url() + ": sources by " + address.forced().orElse(address.scheme())
                        + " are not supported yet; git, http, s3, tfr and local folders are");
    }
}
