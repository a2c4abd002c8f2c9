package dev.terrane.aws.role;

import dev.terrane.aws.setting.Setting;
import java.util.Optional;

/** What the user's own AWS configuration files say about the STS to ask. They are read only when this is asked. */
public interface UserConfiguration {

    /** The region of the profile in use. */
    Optional<Setting<String>> region();

    /** The STS endpoint of the profile in use. */
    Optional<Setting<String>> stsEndpoint();

    /** Which of a region's own endpoints is wanted; what the environment says about it counts too. */
    default StsVariant variant() {
        return StsVariant.REGIONAL;
    }

    /** Files that say nothing. */
    UserConfiguration NONE = new UserConfiguration() {
        @Override
        public Optional<Setting<String>> region() {
            return Optional.empty();
        }

        @Override
        public Optional<Setting<String>> stsEndpoint() {
            return Optional.empty();
        }
    };
}
