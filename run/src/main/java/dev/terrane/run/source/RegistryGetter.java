package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Path;

/** Modules of registries: `tfr://HOST/NAMESPACE/NAME/PROVIDER?version=…`. */
final class RegistryGetter implements SourceGetter {
    private final Registry registry;
    private final HttpGetter.Forward forward;

    RegistryGetter(Registry registry, HttpGetter.Forward forward) {
        this.registry = registry;
        this.forward = forward;
    }

    @Override
    public boolean handles(SourceAddress address) {
        return address.forced().orElse(address.scheme()).equals(Registry.SCHEME);
    }

    @Override
    public void download(SourceAddress address, Path into) throws SourceException, IOException, InterruptedException {
        forward.download(registry.location(address.plain()), into);
    }
}
