package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A `dependency "name"` block.
 *
 * @param configPath the folder or file of the target as written, relative to the unit's folder; unknown during
 *            discovery where it hangs on something that cannot be known then
 * @param mockOutputs an object of outputs to use where there are none
 * @param mockOutputsAllowedTerraformCommands commands that may use mocks; absent or empty means all
 * @param mergeWithState the old `mock_outputs_merge_with_state`, true means shallow
 */
public record DependencyBlock(String name, Value configPath, Optional<Boolean> enabled, Optional<Boolean> skipOutputs,
        Optional<Value> mockOutputs, Optional<List<String>> mockOutputsAllowedTerraformCommands,
        Optional<Boolean> mergeWithState, Optional<String> mergeStrategyWithState, SourceRange at) {

    public boolean isEnabled() { return enabled.orElse(true); }

    public boolean skipsOutputs() {
        return skipOutputs.orElse(false);
    }

    /** Whether mocks may be used for this Terraform command. */
    public boolean mocksAllowed(String command) {
        return mockOutputsAllowedTerraformCommands.map(list -> list.isEmpty() || list.contains(command)).orElse(true);
    }
}
