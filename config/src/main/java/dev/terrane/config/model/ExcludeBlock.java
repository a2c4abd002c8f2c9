package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * The `exclude` block.
 *
 * @param condition `if`
 * @param actions Terraform commands, or `all`, `all_except_output`; absent where the block does not say
 * @param noRun whether the block also speaks for the run of a single unit
 */
public record ExcludeBlock(boolean condition, Optional<List<String>> actions, Optional<Boolean> excludeDependencies,
        Optional<Boolean> noRun, SourceRange at) {

    /** Whether the block excludes a unit from running this command as one of many. */
    public boolean excludes(String command) {
        return condition && lists(command);
    }

    /** Whether `actions` covers the command, in capitals or not, its special words included. */
    public boolean lists(String command) {
        return actions.orElse(List.of()).stream()
                .anyMatch(action -> action.equalsIgnoreCase(command) || action.equals("all")
                        || (action.equals("all_except_output") && !command.equals("output")));
    }
}
