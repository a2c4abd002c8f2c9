package dev.terrane.cli.command;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.run.unit.UnitIdentities;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** The environments in which units are evaluated: that of the process, with what the auth command answers where there is one. */
@FunctionalInterface
interface UnitEnvironments {

    /** The environment of the unit with this configuration file. */
    Map<String, String> of(Path file);

    /** That of the process. */
    static UnitEnvironments plain(Invocation invocation) {
        return _ -> invocation.world().environment();
    }

    /** With the answers of the auth command. */
    static UnitEnvironments answered(Invocation invocation, Supplier<AwsIdentities> supplier, String command) {
        if (invocation.options().setting(IdentityFlags.AUTH_PROVIDER_CMD).isEmpty()) {
            return plain(invocation);
        }
        UnitIdentities identities = ConfigContexts.unitIdentities(invocation, supplier);
        return file -> identities.environment(file, command, invocation.world().environment());
    }

    /**
     * The same where units are looked for, unless the user wants no auth command there. That it fails is for the unit's own run to say.
     */
    static UnitEnvironments ofDiscovery(Invocation invocation, Supplier<AwsIdentities> supplier, String command) {
        UnitEnvironments plain = plain(invocation);
        if (invocation.options().isOn(IdentityFlags.NO_DISCOVERY_AUTH_PROVIDER_CMD)) {
            return plain;
        }
        UnitEnvironments answered = answered(invocation, supplier, command);
        return file -> {
            try {
                return answered.of(file);
            } catch (IdentityException e) {
                return plain.of(file);
            }
        };
    }
}
